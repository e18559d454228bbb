import BioModel
import Kernels
import Reads

/// Merges the two mates of a fragment where they overlap. One merger per lane: it owns its buffers, and merging a pair
/// allocates nothing once they have grown to the longest read.
///
/// The reverse mate is turned round; offsets with enough seeds on their diagonal are scored exactly (`OverlapScore`)
/// and the best-scoring one is taken, the longer overlap if scores are equal. An overlap is acceptable if its evidence
/// is at least `minimumScoreInBits` and no stretch of it speaks against it by more than `maximumDropInBits`. Two
/// acceptable offsets (tandem repeats) are ambiguous, and the pair is not merged. Reads of staggered pairs are cut to
/// the fragment: what lies before the other mate's start is read-through.
///
/// A letter other than A, C, G, T is no evidence and no difference; the other mate's call and score are taken (two such letters: N with score 0). Of two disagreeing calls with one score the reverse
/// mate's is taken, as vsearch does.
///
/// Reference: Edgar & Flyvbjerg 2015, doi:10.1093/bioinformatics/btv401. Oracle: `vsearch --fastq_mergepairs`.
@safe
public final class PairMerger {
  /// How this merger merges.
  public let settings: PairMergeSettings
  /// Bases in the merged sequence of the last pair.
  public private(set) var mergedLength = 0
  /// Σ 10^(−Q/10) over the merged scores of the last pair.
  public private(set) var expectedErrors = 0.0
  /// Bases covered by both mates of the last merged pair.
  public private(set) var overlapLength = 0
  /// Positions of the overlap at which the mates of the last merged pair disagree.
  public private(set) var differences = 0

  private let table: [Int32]
  private let errors: [UInt64]
  private var seeds = OverlapSeeds()
  private let minimumScore: Int
  private let maximumDrop: Int
  // SAFETY: four buffers of `capacity` bytes, allocated in `reserve`, freed in deinit; only this class sees them.
  private var turned: UnsafeMutablePointer<UInt8>
  private var turnedQuality: UnsafeMutablePointer<UInt8>
  private var merged: UnsafeMutablePointer<UInt8>
  private var mergedQuality: UnsafeMutablePointer<UInt8>
  private var capacity = 0

  /// A merger with empty buffers. Complexity: one table of 17,672 entries.
  public init(settings: PairMergeSettings = PairMergeSettings()) {
    self.settings = settings
    table = OverlapScore.table(maximumQuality: settings.maximumQuality)
    // Error probabilities in units of 2^−40: sums are exact and do not depend on their order.
    errors = (0..<256).map { UInt64(PhredQuality.errorProbability[min($0, Int(PhredQuality.maximum))] * 0x1p40) }
    minimumScore = Int(settings.minimumScoreInBits * OverlapScore.unitsPerBit)
    maximumDrop = Int(settings.maximumDropInBits * OverlapScore.unitsPerBit)
    unsafe turned = .allocate(capacity: 1)
    unsafe turnedQuality = .allocate(capacity: 1)
    unsafe merged = .allocate(capacity: 1)
    unsafe mergedQuality = .allocate(capacity: 1)
  }

  deinit {
    unsafe turned.deallocate()
    unsafe turnedQuality.deallocate()
    unsafe merged.deallocate()
    unsafe mergedQuality.deallocate()
  }

  /// Merges one pair: upper-case bases and Phred scores (0…93) as sequenced, the reverse mate not turned round.
  ///
  /// - Returns: `.merged`, or the bucket: `noOverlap` (no acceptable or an ambiguous overlap, a forbidden stagger),
  ///   `overlapDifferences`, `mergedLength`, `mergedAmbiguousBases`, `mergedExpectedErrors`.
  /// - Precondition: one score per base in both mates.
  /// - Complexity: O(bases) for reads without long repeats.
  public func merge(
    forward: Span<UInt8>, forwardQuality: Span<UInt8>, reverse: Span<UInt8>, reverseQuality: Span<UInt8>
  ) -> MergeOutcome {
    precondition(forward.count == forwardQuality.count && reverse.count == reverseQuality.count)
    mergedLength = 0
    let n = forward.count
    let m = reverse.count
    guard min(n, m) >= max(1, settings.minimumOverlap) else { return .rejected(.noOverlap) }
    reserve(n + m)
    turn(reverse, reverseQuality)
    // SAFETY: the spans outlive the closures; every index below lies in 0..<n of the first and 0..<m of the second.
    return unsafe forward.withUnsafeBufferPointer { bases in
      unsafe forwardQuality.withUnsafeBufferPointer { quality in
        guard let bases = bases.baseAddress, let quality = quality.baseAddress else {
          return .rejected(.noOverlap)
        }
        return unsafe merge(bases, quality, n, m)
      }
    }
  }

  /// Lets `body` read the merged sequence and its Phred scores; empty after a rejected pair.
  public func withMerged<Result>(_ body: (_ bases: Span<UInt8>, _ quality: Span<UInt8>) throws -> Result) rethrows
    -> Result
  {
    // SAFETY: `mergedLength` ≤ capacity bytes were written by the last merge.
    let bases = unsafe UnsafeBufferPointer(start: merged, count: mergedLength)
    let quality = unsafe UnsafeBufferPointer(start: mergedQuality, count: mergedLength)
    return try body(unsafe bases.span, unsafe quality.span)
  }

  // MARK: one pair

  @unsafe private func merge(
    _ bases: UnsafePointer<UInt8>, _ quality: UnsafePointer<UInt8>, _ n: Int, _ m: Int
  ) -> MergeOutcome {
    unsafe seeds.search(bases, count: n, turned, count: m, minimumHits: settings.minimumSeeds)
    var best: Overlap?
    var acceptable = 0
    var sawDifferences = false
    for index in 0..<seeds.offsets.count {
      let offset = Int(seeds.offsets[index])
      let range = max(0, offset)..<min(n, offset + m)
      guard range.count >= settings.minimumOverlap else { continue }
      let overlap = unsafe score(bases, quality, offset: offset, range: range)
      if overlap.differences > allowedDifferences(range.count) { sawDifferences = true }
      guard overlap.score >= minimumScore, overlap.drop <= maximumDrop else { continue }
      acceptable += 1
      if best.map({ overlap.isBetter(than: $0) }) ?? true { best = overlap }
    }
    guard let best, acceptable == 1 else {
      return .rejected(best == nil && sawDifferences ? .overlapDifferences : .noOverlap)
    }
    if best.differences > allowedDifferences(best.range.count) { return .rejected(.overlapDifferences) }
    let staggered = best.offset < 0 || best.offset + m < n
    if staggered && !settings.allowsStaggered { return .rejected(.noOverlap) }
    overlapLength = best.range.count
    differences = best.differences
    return unsafe assemble(bases, quality, best, m)
  }

  private func allowedDifferences(_ overlap: Int) -> Int {
    min(settings.maximumDifferences, Int(settings.maximumDifferenceShare * Double(overlap)))
  }

  /// Scores the overlap at one offset and writes its bases and scores to their place in the merged buffers.
  ///
  /// Agreeing calls never speak against the overlap, so that a run of them is one step for the drop.
  @unsafe private func score(
    _ bases: UnsafePointer<UInt8>, _ quality: UnsafePointer<UInt8>, offset: Int, range: Range<Int>
  ) -> Overlap {
    unsafe table.withUnsafeBufferPointer { table in
      var total = 0
      var drop = 0
      var largestDrop = 0
      var differences = 0
      let turned = unsafe self.turned - offset
      let turnedQuality = unsafe self.turnedQuality - offset
      let merged = unsafe self.merged
      let mergedQuality = unsafe self.mergedQuality
      // SAFETY: range ⊆ 0..<n and range − offset ⊆ 0..<m; places in the table are masked to its size.
      var i = range.lowerBound
      while i < range.upperBound {
        let runEnd = unsafe SequenceAgreement.end(bases, turned, from: i, to: range.upperBound)
        var evidence = 0
        for place in i..<runEnd {
          let entry = unsafe table[OverlapScore.agreement(quality[place], turnedQuality[place])]
          evidence &+= Int(entry &>> 16)
          unsafe mergedQuality[place] = UInt8(truncatingIfNeeded: entry)
        }
        if runEnd > i { unsafe (merged + i).update(from: bases + i, count: runEnd &- i) }
        total &+= evidence
        drop = max(0, drop &- evidence)
        i = runEnd
        guard i < range.upperBound else { break }
        // A letter N on either side, or two calls that disagree.
        let (a, b, x, y) = unsafe (bases[i], turned[i], quality[i], turnedQuality[i])
        var entry: Int32
        if a == 0x4E || b == 0x4E {
          entry = a != 0x4E ? Int32(x) : (b != 0x4E ? Int32(y) | 256 : 0)
        } else {
          let isDifference = a != b
          entry = unsafe table[
            isDifference ? OverlapScore.disagreement(x, y) : OverlapScore.agreement(x, y)]
          total &+= Int(entry &>> 16)
          drop = max(0, drop &- Int(entry &>> 16))
          largestDrop = max(largestDrop, drop)
          differences &+= isDifference ? 1 : 0
        }
        unsafe merged[i] = entry & 256 == 0 ? a : b
        unsafe mergedQuality[i] = UInt8(truncatingIfNeeded: entry)
        i &+= 1
      }
      return Overlap(
        offset: offset, range: range, score: total, drop: largestDrop, differences: differences)
    }
  }

  @unsafe private func assemble(
    _ bases: UnsafePointer<UInt8>, _ quality: UnsafePointer<UInt8>, _ overlap: Overlap, _ m: Int
  ) -> MergeOutcome {
    let length = overlap.offset + m
    // Another candidate may have been scored after the best one.
    if seeds.offsets.count > 1 {
      _ = unsafe score(bases, quality, offset: overlap.offset, range: overlap.range)
    }
    let start = overlap.range.lowerBound
    let end = overlap.range.upperBound
    // SAFETY: the merged sequence has length ≤ n + m bytes: `start` from the forward mate, the overlap, the rest from
    // the turned mate, whose position `end − offset` continues it.
    unsafe merged.update(from: bases, count: start)
    unsafe mergedQuality.update(from: quality, count: start)
    if length > end {
      unsafe (merged + end).update(from: turned + (end - overlap.offset), count: length - end)
      unsafe (mergedQuality + end).update(from: turnedQuality + (end - overlap.offset), count: length - end)
    }
    guard length >= settings.minimumLength, length <= settings.maximumLength else {
      return .rejected(.mergedLength)
    }
    if settings.maximumAmbiguousBases < length {
      var ambiguous = 0
      for i in 0..<length where unsafe !SequenceLetters.isBase(merged[i]) { ambiguous += 1 }
      if ambiguous > settings.maximumAmbiguousBases { return .rejected(.mergedAmbiguousBases) }
    }
    var sum: UInt64 = 0
    let mergedQuality = unsafe self.mergedQuality
    unsafe errors.withUnsafeBufferPointer { errors in
      for i in 0..<length { sum &+= unsafe errors[Int(mergedQuality[i])] }
    }
    expectedErrors = Double(sum) * 0x1p-40
    if expectedErrors > settings.maximumExpectedErrors { return .rejected(.mergedExpectedErrors) }
    mergedLength = length
    return .merged
  }

  // MARK: buffers

  private func turn(_ reverse: Span<UInt8>, _ reverseQuality: Span<UInt8>) {
    let count = reverse.count
    let turned = unsafe self.turned
    let turnedQuality = unsafe self.turnedQuality
    // SAFETY: both buffers hold `count` bytes or more; only this call uses them.
    var letters = unsafe UnsafeMutableBufferPointer(start: turned, count: count).mutableSpan
    ReverseComplement.write(reverse, into: &letters)
    var scores = unsafe UnsafeMutableBufferPointer(start: turnedQuality, count: count).mutableSpan
    ReverseComplement.reverse(reverseQuality, into: &scores)
  }

  private func reserve(_ count: Int) {
    guard count > capacity else { return }
    unsafe turned.deallocate()
    unsafe turnedQuality.deallocate()
    unsafe merged.deallocate()
    unsafe mergedQuality.deallocate()
    capacity = 2 * count
    unsafe turned = .allocate(capacity: capacity)
    unsafe turnedQuality = .allocate(capacity: capacity)
    unsafe merged = .allocate(capacity: capacity)
    unsafe mergedQuality = .allocate(capacity: capacity)
  }
}

/// One way to lay the mates over each other. `range` is the overlap in the forward mate's coordinates.
private struct Overlap {
  var offset: Int
  var range: Range<Int>
  var score: Int
  var drop: Int
  var differences: Int

  func isBetter(than other: Overlap) -> Bool {
    (score, range.count, other.offset) > (other.score, other.range.count, offset)
  }
}
