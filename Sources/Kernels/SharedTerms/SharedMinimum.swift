/// min(a, b).
public struct SharedMinimum: SharedTerm {
  /// The term; it has no settings.
  @inlinable public init() {}
  /// A feature that is not there.
  @inlinable public static var absent: Double { 0 }
  /// The smaller of 0 and anything is 0.
  @inlinable public static var vanishesWhereAbsent: Bool { true }
  /// The smaller value.
  @inlinable public func term(_ own: Double, _ other: Double, feature: Int) -> Double { other < own ? other : own }
}
