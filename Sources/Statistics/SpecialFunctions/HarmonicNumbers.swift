import Glibc

/// Partial sums of the harmonic series.
public enum HarmonicNumbers {
  /// 1/a + 1/(a + 1) + … + 1/(b − 1), which is ψ(b) − ψ(a); 0 where b ≤ a. Relative error about 1e-15.
  ///
  /// Short sums are added up; long ones are ln(b/a) with the terms of the Euler–Maclaurin formula at both ends, the
  /// first few terms being added up where a is small.
  /// - Precondition: a ≥ 1.
  /// - Complexity: O(1), at most 32 additions.
  /// - Reference: Abramowitz & Stegun 1964, 6.3.18.
  public static func sum(from a: Int, below b: Int) -> Double {
    precondition(a >= 1)
    var start = a
    var head = 0.0
    while start < b, start < 16 || b - start < 16 {
      head += 1 / Double(start)
      start += 1
    }
    guard start < b else { return head }
    let (x, y) = (Double(start), Double(b))
    return head + log1p((y - x) / x) + (correction(y) - correction(x))
  }

  /// ψ(x) − ln x for x ≥ 16.
  private static func correction(_ x: Double) -> Double {
    let square = x * x
    let later = (1.0 / 252 - (1.0 / 240 - 1.0 / 132 / square) / square) / square
    return -0.5 / x - (1.0 / 12 - (1.0 / 120 - later) / square) / square
  }
}
