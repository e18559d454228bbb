/// The length of the piece of DNA between the adapters of a read pair, where a read is longer than it.
///
/// Of an insert of I bases mate 1 reads the first, mate 2 the reverse complement of the last. Where I is below the
/// length of a read, that read runs through the insert into the adapter: mate 1 and the turned mate 2 overlap, and what
/// lies outside is no part of the insert (Chen 2018, doi:10.1093/bioinformatics/bty560).
public struct InsertLength: Sendable, Equatable {
  /// The fewest bases of both mates that must lie on each other.
  public var minimumOverlap: Int
  /// The most bases that may differ among the first `strictBases` of the overlap.
  public var maximumMismatches: Int
  /// The share of the whole overlap that may differ.
  public var maximumMismatchRate: Double
  /// The number of bases over which `maximumMismatches` counts. Errors gather at the ends of long reads: a limit in
  /// bases over the whole of a long overlap would lose true ones.
  public static let strictBases = 50

  public init(minimumOverlap: Int = 30, maximumMismatches: Int = 5, maximumMismatchRate: Double = 0.2) {
    self.minimumOverlap = minimumOverlap
    self.maximumMismatches = maximumMismatches
    self.maximumMismatchRate = maximumMismatchRate
  }

  /// The insert's length where it is below that of the longer mate; nil where it is not, where nothing overlaps, and
  /// where a longer insert explains the mates as well (repeats). The longest acceptable insert counts.
  ///
  /// - Parameters:
  ///   - first: mate 1.
  ///   - turned: the reverse complement of mate 2. Letters are compared as they are: `N` agrees with `N`.
  /// - Complexity: O(first + turned) where nothing overlaps, each place settled by its first 16 bases; no allocation.
  public func shorter(first: Span<UInt8>, turned: Span<UInt8>) -> Int? {
    let shortest = max(1, minimumOverlap)
    let longest = max(first.count, turned.count)
    return unsafe first.withUnsafeBufferPointer { a in
      unsafe turned.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return nil }
        let (n, m) = (first.count, turned.count)
        var length = longest &- 1
        while length >= shortest {
          if unsafe fits(a, n, b, m, length, shortest) {
            let longer = longest..<max(longest, n &+ m &- shortest &+ 1)
            for other in longer where unsafe fits(a, n, b, m, other, shortest) { return nil }
            return length
          }
          length &-= 1
        }
        return nil
      }
    }
  }

  /// Whether an insert of `length` bases explains both mates.
  @inline(__always)
  private func fits(
    _ first: UnsafePointer<UInt8>, _ n: Int, _ turned: UnsafePointer<UInt8>, _ m: Int, _ length: Int, _ shortest: Int
  ) -> Bool {
    let start = max(0, length &- m)
    let overlap = min(length, n) &- start
    guard overlap >= shortest else { return false }
    // SAFETY: start + overlap ≤ n; the other offset m − length + start is ≥ 0 and with the overlap ≤ m, both by their
    // definition.
    let a = unsafe first + start
    let b = unsafe turned + (m &- length &+ start)
    // Most places end here, at the price of one comparison.
    if overlap >= 16, unsafe InsertLength.differences16(a, b) > maximumMismatches { return false }
    let limit = Int(maximumMismatchRate * Double(overlap))
    let strict = min(overlap, InsertLength.strictBases)
    let strictLimit = min(limit, maximumMismatches)
    let near = unsafe SequenceBytes.differences(a, b, count: strict, limit: strictLimit)
    if near > strictLimit { return false }
    let far = unsafe SequenceBytes.differences(a + strict, b + strict, count: overlap &- strict, limit: limit)
    return near &+ far <= limit
  }

  /// How many of the first 16 bytes differ.
  @inline(__always)
  private static func differences16(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>) -> Int {
    // SAFETY: the caller gives 16 readable bytes in both.
    let left = unsafe UnsafeRawPointer(a).loadUnaligned(as: SIMD16<UInt8>.self)
    let right = unsafe UnsafeRawPointer(b).loadUnaligned(as: SIMD16<UInt8>.self)
    let zeros = SIMD16<UInt8>(repeating: 0)
    let ones = SIMD16<UInt8>(repeating: 1)
    // Sixteen ones or zeros are added as two words of eight bytes; the product gathers the bytes of their sum.
    let halves = unsafe unsafeBitCast(zeros.replacing(with: ones, where: left .!= right), to: SIMD2<UInt64>.self)
    return Int(truncatingIfNeeded: ((halves[0] &+ halves[1]) &* 0x0101_0101_0101_0101) &>> 56)
  }
}
