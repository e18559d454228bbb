/// A peer's metric, and what it is called here.
public struct CompatMetric: Sendable, Hashable {
  /// The peer's name for it, as its output or its function says.
  public let name: String
  /// Our ids: one, several where the peer returns a tuple, none where the metric is not offered.
  public let ids: [String]
  /// Whether the numbers are the same wherever both are defined.
  public let isSame: Bool
  /// Where the convention differs, or why the metric is not offered; may be empty.
  public let note: String

  /// The same numbers.
  static func same(_ name: String, _ ids: String..., note: String = "") -> CompatMetric {
    CompatMetric(name: name, ids: ids, isSame: true, note: note)
  }

  /// The nearest metric, whose numbers differ.
  static func differs(_ name: String, _ id: String, _ note: String) -> CompatMetric {
    CompatMetric(name: name, ids: [id], isSame: false, note: note)
  }

  /// Not offered.
  static func missing(_ name: String, _ note: String) -> CompatMetric {
    CompatMetric(name: name, ids: [], isSame: false, note: note)
  }
}
