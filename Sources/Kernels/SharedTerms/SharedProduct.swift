/// a · b; with all values 1 it counts shared features.
public struct SharedProduct: SharedTerm {
  /// The term; it has no settings.
  @inlinable public init() {}
  /// A feature that is not there.
  @inlinable public static var absent: Double { 0 }
  /// 0 times anything is 0; a negative value gives −0, which changes no sum either.
  @inlinable public static var vanishesWhereAbsent: Bool { true }
  /// The product.
  @inlinable public func term(_ own: Double, _ other: Double, feature: Int) -> Double { own * other }
}
