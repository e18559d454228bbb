import Glibc

/// k ln k of whole numbers, 0 for 0: from a table below 8,192, since logarithms take most of the time else.
public enum EntropyTerm {
  /// - Parameter count: ≥ 0.
  @inline(__always)
  public static func of(_ count: Int) -> Double { count < table.count ? table[count] : computed(count) }

  private static let table = (0..<8_192).map { computed($0) }

  private static func computed(_ count: Int) -> Double { count > 1 ? Double(count) * log(Double(count)) : 0 }
}
