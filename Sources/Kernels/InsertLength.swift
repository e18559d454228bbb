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
    var length = longest &- 1
    while length >= shortest {
      if fits(first, turned, length, shortest) {
        return hasLonger(first, turned, from: longest, shortest) ? nil : length
      }
      length &-= 1
    }
    return nil
  }

  private func hasLonger(_ first: Span<UInt8>, _ turned: Span<UInt8>, from longest: Int, _ shortest: Int) -> Bool {
    var length = longest
    while length <= first.count + turned.count - shortest {
      if fits(first, turned, length, shortest) { return true }
      length += 1
    }
    return false
  }

  /// Whether an insert of `length` bases explains both mates.
  private func fits(_ first: Span<UInt8>, _ turned: Span<UInt8>, _ length: Int, _ shortest: Int) -> Bool {
    let start = max(0, length &- turned.count)
    let overlap = min(length, first.count) &- start
    guard overlap >= shortest else { return false }
    let limit = Int(maximumMismatchRate * Double(overlap))
    let strict = min(overlap, InsertLength.strictBases)
    let strictLimit = min(limit, maximumMismatches)
    let offset = turned.count &- length &+ start
    return unsafe first.withUnsafeBufferPointer { a in
      unsafe turned.withUnsafeBufferPointer { b in
        guard let a = a.baseAddress, let b = b.baseAddress else { return false }
        // SAFETY: start + overlap ≤ first.count, offset ≥ 0 and offset + overlap ≤ turned.count by their definition.
        let near = unsafe SequenceBytes.differences(a + start, b + offset, count: strict, limit: strictLimit)
        if near > strictLimit { return false }
        let far = unsafe SequenceBytes.differences(
          a + start + strict, b + offset + strict, count: overlap - strict, limit: limit)
        return near + far <= limit
      }
    }
  }
}
