/// A number, or the reason why there is none. Undefined mathematics is a value, so that one odd sample does not
/// stop five hundred.
public enum MetricValue: Sendable, Equatable {
  case defined(Double)
  case undefined(UndefinedReason)

  /// The number, if there is one.
  public var number: Double? {
    if case .defined(let value) = self { value } else { nil }
  }

  /// The reason, if there is no number.
  public var reason: UndefinedReason? {
    if case .undefined(let reason) = self { reason } else { nil }
  }

  /// `value` if it is finite, else `reason`.
  public init(_ value: Double, otherwise reason: @autoclosure () -> UndefinedReason) {
    self = value.isFinite ? .defined(value) : .undefined(reason())
  }
}

/// Why a value is undefined: a permanent kebab-case id, as it stands in note and reason columns.
///
/// Modules add their own reasons as static members in an extension.
public struct UndefinedReason: Sendable, Hashable, RawRepresentable {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  /// The sample has no reads.
  public static let emptySample = UndefinedReason(rawValue: "empty-sample")
  /// The metric needs counts and the table holds shares.
  public static let noCounts = UndefinedReason(rawValue: "no-counts")
  /// The metric needs singletons, which denoising removes by construction.
  public static let singletonsRemoved = UndefinedReason(rawValue: "singletons-removed")
  /// The formula divides by zero for this sample.
  public static let divisionByZero = UndefinedReason(rawValue: "division-by-zero")
  /// One feature only: evenness has no meaning.
  public static let singleFeature = UndefinedReason(rawValue: "single-feature")
}
