import Kernels

/// Estimates how many distinct sequences were seen, from a sample of their hashes that is fixed by the sequences alone.
///
/// Kept are the distinct hashes below a limit; when more than `capacity` are kept the limit is halved and the hashes
/// above it are dropped. The limit at the end is the largest power of two under which at most `capacity` distinct hashes
/// lie, whatever the order, so parts merge to what the whole would have given. The estimate is the number kept times
/// 2⁶⁴ / limit: exact up to `capacity` distinct sequences, beyond that with a relative error near 1/√capacity (0.5 %).
struct DistinctSequences: Sendable, Equatable {
  static let capacity = 65_536

  // Open addressing; 0 is empty (a hash of 0 is stored as 1).
  private var slots: [UInt64] = Array(repeating: 0, count: 256)
  private(set) var count = 0
  // Hashes at or above 2^(64 − halvings) are not kept.
  private(set) var halvings = 0

  /// Notes one sequence's hash. Complexity O(1), amortised.
  mutating func insert(_ value: UInt64) {
    let hash = max(value, 1)
    guard halvings == 0 || hash >> UInt64(64 - halvings) == 0 else { return }
    guard place(hash) else { return }
    count += 1
    if count > DistinctSequences.capacity { halve() }
    if count * 2 > slots.count { rebuild(size: slots.count * 2) }
  }

  /// Adds what another part saw.
  mutating func add(_ other: DistinctSequences) {
    while halvings < other.halvings { halve(once: true) }
    for hash in other.slots where hash != 0 { insert(hash) }
  }

  /// The estimated number of distinct sequences.
  var estimate: Double { Double(count) * Double(sign: .plus, exponent: halvings, significand: 1) }

  static func == (a: DistinctSequences, b: DistinctSequences) -> Bool {
    a.halvings == b.halvings && a.count == b.count
      && a.slots.filter { $0 != 0 }.sorted() == b.slots.filter { $0 != 0 }.sorted()
  }

  private mutating func place(_ hash: UInt64) -> Bool {
    // The low bits choose the slot; the limit works on the high ones.
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 {
      if slots[slot] == hash { return false }
      slot = (slot + 1) & mask
    }
    slots[slot] = hash
    return true
  }

  private mutating func halve(once: Bool = false) {
    repeat {
      halvings += 1
      rebuild(size: slots.count)
    } while !once && count > DistinctSequences.capacity
  }

  private mutating func rebuild(size: Int) {
    let old = slots
    slots = Array(repeating: 0, count: size)
    count = 0
    for hash in old where hash != 0 && (halvings == 0 || hash >> UInt64(64 - halvings) == 0) {
      if place(hash) { count += 1 }
    }
  }
}
