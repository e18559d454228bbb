import ArgumentParser

/// One number for both mates, or two with a comma: `240,160`.
struct MateValues<Value: Sendable & LosslessStringConvertible>: ExpressibleByArgument, Sendable {
  let forward: Value
  let reverse: Value

  /// The same for both mates.
  init(_ value: Value) {
    forward = value
    reverse = value
  }

  init?(argument: String) {
    let parts = argument.split(separator: ",", omittingEmptySubsequences: false).map { Value(String($0)) }
    guard (1...2).contains(parts.count), let first = parts[0], let last = parts[parts.count - 1] else { return nil }
    forward = first
    reverse = last
  }

  var defaultValueDescription: String {
    forward.description == reverse.description ? forward.description : "\(forward),\(reverse)"
  }
}

extension MateValues where Value: Comparable {
  /// Whether both numbers lie in a range; no range holds a NaN.
  func lie(in range: some RangeExpression<Value>) -> Bool { range.contains(forward) && range.contains(reverse) }
}

/// Two numbers with a colon: `4:20`.
struct NumberPair: ExpressibleByArgument, Sendable {
  let first: Double
  let second: Double

  init?(argument: String) {
    let parts = argument.split(separator: ":").map { Double($0) }
    guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
    self.first = first
    self.second = second
  }
}
