/// Something that sums up over pairs of cells: a number or a few numbers side by side.
public protocol SharedSum: BitwiseCopyable, Sendable {
  /// The empty sum.
  static var zero: Self { get }
  /// Adds element by element.
  static func += (a: inout Self, b: Self)
}

extension Double: SharedSum {}
extension SIMD2: SharedSum where Scalar == Double {}
extension SIMD4: SharedSum where Scalar == Double {}
extension SIMD8: SharedSum where Scalar == Double {}

/// What a pair of samples adds to its sum for a feature that both hold.
///
/// A dissimilarity over sparse rows is a function of sums over shared features and of the rows' own sums; this is the
/// first part. Its `term` is called for shared features only, in the order of the features.
public protocol SharedTerm: Sendable {
  /// What a cell holds: its value, or its value with what is worth computing once per cell.
  associatedtype Value: BitwiseCopyable & Sendable
  /// What is summed.
  associatedtype Sum: SharedSum
  /// The value that stands for an absent feature when `vanishesWhereAbsent`.
  static var absent: Value { get }
  /// Whether `term` is +0 where either value is `absent`, so that it may be called there too, many cells at once.
  static var vanishesWhereAbsent: Bool { get }
  /// The addend of one feature for the pair of `own` (the earlier sample) and `other` (the later one).
  func term(_ own: Value, _ other: Value, feature: Int) -> Sum
}
