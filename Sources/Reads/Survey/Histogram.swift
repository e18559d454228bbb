/// Counts by a small whole number; grows to the largest one noted.
struct Histogram: Sendable, Equatable, Codable {
  /// The count of each number; the index is the number.
  private(set) var counts: [Int] = []

  init() {}

  init(_ counts: [Int]) { self.counts = counts }

  /// All that was noted.
  var total: Int { counts.reduce(0, +) }

  /// Notes one number ≥ 0.
  mutating func add(_ number: Int) {
    grow(to: number)
    counts[number] += 1
  }

  /// Adds another part.
  mutating func add(_ other: Histogram) {
    guard let last = other.counts.indices.last else { return }
    grow(to: last)
    for index in other.counts.indices { counts[index] += other.counts[index] }
  }

  /// The smallest number at or below which at least `share` (0…1) of all lie; nil for an empty one.
  func quantile(_ share: Double) -> Int? {
    let total = self.total
    guard total > 0 else { return nil }
    let wanted = max(1, Int((share * Double(total)).rounded(.up)))
    var sum = 0
    for index in counts.indices {
      sum += counts[index]
      if sum >= wanted { return index }
    }
    return nil
  }

  /// The count of numbers of at least `number`.
  func atLeast(_ number: Int) -> Int { counts.dropFirst(max(0, number)).reduce(0, +) }

  private mutating func grow(to number: Int) {
    if number >= counts.count { counts.append(contentsOf: repeatElement(0, count: number + 1 - counts.count)) }
  }
}
