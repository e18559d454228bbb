import Glibc
import Statistics

/// Hill numbers, Rényi and Tsallis entropies of a sample as it is, of any order q ≥ 0.
///
/// The registered metrics hold the usual orders; these functions give the others. One feature: Hill number 1, entropies
/// 0. Equal shares: Hill number S of every order. Complexity O(richness).
///
/// Reference: Hill 1973, doi:10.2307/1934352; Jost 2006, doi:10.1111/j.2006.0030-1299.14714.x.
public enum HillNumber {
  /// The effective number of features (Σ p^q)^(1/(1−q)); at 0 the richness, at 1 the exponential of Shannon entropy, at
  /// infinity 1 / max p; 1…S. 0 for a sample without reads.
  ///
  /// - Precondition: `order` ≥ 0.
  public static func value(order: Double, of assemblage: Assemblage) -> Double {
    precondition(order >= 0)
    guard let greatest = assemblage.abundances.last else { return 0 }
    if order == 0 { return Double(assemblage.richness) }
    if order == 2 { return 1 / assemblage.concentration }
    if order == .infinity { return assemblage.total / greatest }
    return exp(renyiEntropy(order: order, of: assemblage))
  }

  /// Rényi's entropy ln(Σ p^q) / (1 − q) in nats, the logarithm of the Hill number; at 1 Shannon entropy.
  ///
  /// - Precondition: `order` ≥ 0 and the sample has reads.
  public static func renyiEntropy(order: Double, of assemblage: Assemblage) -> Double {
    precondition(order >= 0 && !assemblage.isEmpty)
    let greatest = (assemblage.abundances.last ?? 0) / assemblage.total
    if order == 0 { return log(Double(assemblage.richness)) }
    if order == 1 { return ShannonLn.entropy(of: assemblage) }
    if order == .infinity { return max(0, -log(greatest)) }
    // Shares relative to the greatest: no power of a small share underflows to a sum of 0.
    let sum = assemblage.sumOverShares { pow($0 / greatest, order) }
    return max(0, (order * log(greatest) + log(sum)) / (1 - order))
  }

  /// Tsallis' entropy (1 − Σ p^q) / (q − 1); at 0 the richness less one, at 1 Shannon entropy, at infinity 0.
  ///
  /// - Precondition: `order` ≥ 0 and the sample has reads.
  public static func tsallisEntropy(order: Double, of assemblage: Assemblage) -> Double {
    precondition(order >= 0 && !assemblage.isEmpty)
    if order == 1 { return ShannonLn.entropy(of: assemblage) }
    if order == .infinity { return 0 }
    // Σ p (1 − p^(q−1)) does not cancel where one feature dominates.
    return max(0, assemblage.sumOverShares { $0 * -expm1((order - 1) * log($0)) } / (order - 1))
  }
}
