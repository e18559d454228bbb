/// An order of Hill numbers for which rarefaction and extrapolation have closed forms.
public enum HillOrder: Int, Sendable, CaseIterable, Hashable {
  /// The number of features.
  case zero = 0
  /// The exponential of Shannon entropy.
  case one = 1
  /// The inverse of Simpson's concentration.
  case two = 2
}
