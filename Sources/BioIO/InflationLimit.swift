/// How much memory the content of a compressed container may take: forged sizes and bombs are refused before anything is
/// allocated.
enum InflationLimit {
  /// Deflate makes at most 1,032 bytes of one; what claims more than 1,000 times its size (and a mebibyte) is no data.
  /// Never more than 4 GiB.
  static func bytes(ofCompressed count: Int) -> Int {
    let (product, overflow) = count.multipliedReportingOverflow(by: 1_000)
    return overflow ? largest : min(largest, product + (1 << 20))
  }

  private static let largest = 4 << 30
}
