/// A running mean and standard deviation (Welford 1962, doi:10.1080/00401706.1962.10490022).
struct Spread: Sendable {
  private(set) var count = 0
  private(set) var mean = 0.0
  private var squares = 0.0

  /// Adds one value.
  mutating func add(_ value: Double) {
    count += 1
    let before = value - mean
    mean += before / Double(count)
    squares += before * (value - mean)
  }

  /// The standard deviation (divisor count − 1); nil below two values.
  var deviation: Double? { count > 1 ? (squares / Double(count - 1)).squareRoot() : nil }
}
