/// Quantiles by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996,
/// doi:10.1080/00031305.1996.10473566), the default of R and NumPy.
public enum Quantile {
  /// - Parameters:
  ///   - ordered: rising, at least one.
  ///   - share: 0…1.
  public static func of(_ ordered: [Double], _ share: Double) -> Double {
    precondition(!ordered.isEmpty && share >= 0 && share <= 1)
    let place = Double(ordered.count - 1) * share
    let low = Int(place)
    guard low + 1 < ordered.count else { return ordered[ordered.count - 1] }
    return ordered[low] + (place - Double(low)) * (ordered[low + 1] - ordered[low])
  }
}
