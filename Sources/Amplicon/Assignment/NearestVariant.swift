import Kernels

/// Finds the variant nearest to a read: fewest differences (mismatches and internal gap columns of the alignment), the
/// earlier variant on ties. One per lane.
///
/// A read with at most D differences keeps at least S − D − 2 of its S disjoint words of 15 letters (two may stand in
/// terminal gaps), so it shares a word with its variant among any D + 3 of them: the rarest are looked up, and a variant
/// is aligned only if it holds enough of these words and its profile is near enough. With no more words than that
/// (short reads, low identities) all variants with a near profile are aligned.
struct NearestVariant {
  /// Differences up to which the words looked up first leave few variants to align.
  private static let easy = 3
  /// Entries of further lists worth counting for one read.
  private static let furtherWork = 8192

  private let index: VariantIndex
  private let minimumIdentity: Double
  private let aligner = AlignmentWavefront()
  private var hits: [UInt8]
  private var touched: [Int32] = []
  private var lists: [Range<Int>] = []
  private var profile = [UInt8](repeating: 0, count: KmerProfile.size)
  private var hasProfile = false
  private var best = -1
  private var bestDifferences = 0

  init(index: VariantIndex, minimumIdentity: Double) {
    self.index = index
    self.minimumIdentity = minimumIdentity
    hits = Array(repeating: 0, count: index.ranges.count)
  }

  /// The variant for a read of `count` letters, nil if none reaches the identity.
  @unsafe mutating func find(_ read: UnsafePointer<UInt8>, count: Int) -> Int? {
    if let exact = unsafe index.exact(read, count: count) { return exact }
    let most = Int((1 - minimumIdentity) / max(minimumIdentity, 0.01) * Double(count) + 1e-9)
    best = -1
    bestDifferences = most
    hasProfile = false
    let words = count / KmerIndex.wordLength
    let needed = most + 3
    if words < needed || needed > 250 {
      for variant in 0..<index.ranges.count { unsafe consider(variant, read, count) }
      return best < 0 ? nil : best
    }
    unsafe lookUp(read, words: words)
    countFirst(needed)
    // Most shared words first: the bound gets small soon.
    for variant in touched where hits[Int(variant)] == needed { unsafe consider(Int(variant), read, count) }
    let counted = best >= 0 && bestDifferences <= NearestVariant.easy ? needed : countFurther(from: needed)
    var level = counted
    while level >= max(1, counted - bestDifferences - 2) {
      for variant in touched where hits[Int(variant)] == level { unsafe consider(Int(variant), read, count) }
      level -= 1
    }
    for variant in touched { hits[Int(variant)] = 0 }
    return best < 0 ? nil : best
  }

  /// Counts the variants in the first lists and notes which they are.
  private mutating func countFirst(_ needed: Int) {
    var touched = self.touched
    self.touched = []
    touched.removeAll(keepingCapacity: true)
    let lists = lists
    // SAFETY: lists lie in the index's entries, which are numbers of variants; `hits` has one count per variant.
    unsafe index.words.withSequences { sequences in
      unsafe hits.withUnsafeMutableBufferPointer { hits in
        for list in lists[..<needed] {
          for place in list {
            let variant = unsafe Int(sequences[place])
            let seen = unsafe hits[variant]
            if seen == 0 { touched.append(Int32(truncatingIfNeeded: variant)) }
            unsafe hits[variant] = seen &+ 1
          }
        }
      }
    }
    self.touched = touched
  }

  /// Counts the touched variants in more lists, as long as they are not too long, and returns how many are counted: where
  /// no near variant was found soon, this is cheaper than aligning those that share few words.
  private mutating func countFurther(from first: Int) -> Int {
    var work = NearestVariant.furtherWork
    var next = first
    while next < min(lists.count, 255), lists[next].count <= work {
      work -= lists[next].count
      let list = lists[next]
      // SAFETY: as in `countFirst`; a variant without a count stays without.
      unsafe index.words.withSequences { sequences in
        unsafe hits.withUnsafeMutableBufferPointer { hits in
          for place in list {
            let variant = unsafe Int(sequences[place])
            let seen = unsafe hits[variant]
            unsafe hits[variant] = seen &+ (seen == 0 ? 0 : 1)
          }
        }
      }
      next += 1
    }
    return next
  }

  /// The lists of the read's disjoint words, shortest first.
  @unsafe private mutating func lookUp(_ read: UnsafePointer<UInt8>, words: Int) {
    lists.removeAll(keepingCapacity: true)
    var at = 0
    for _ in 0..<words {
      var word: UInt32 = 0
      // SAFETY: words × 15 ≤ count.
      for _ in 0..<KmerIndex.wordLength {
        word = word << 2 | UInt32(truncatingIfNeeded: SequenceLetters.code(unsafe read[at]))
        at += 1
      }
      let list = index.words.list(of: word)
      var place = lists.count
      lists.append(list)
      while place > 0, lists[place - 1].count > list.count {
        lists[place] = lists[place - 1]
        place -= 1
      }
      lists[place] = list
    }
  }

  @unsafe private mutating func consider(_ variant: Int, _ read: UnsafePointer<UInt8>, _ count: Int) {
    // A later variant must be strictly better.
    let allowed = best < 0 || variant < best ? bestDifferences : bestDifferences - 1
    if allowed < 0 { return }
    let range = index.ranges[variant]
    let apart = abs(range.count - count)
    let limit = 8 * allowed + apart + VariantIndex.terminalSlack
    let alignment: AlignmentSummary? = unsafe index.letters.withUnsafeBufferPointer { letters in
      guard let base = letters.baseAddress else { return nil }
      // SAFETY: ranges lie in the arena; profiles hold 256 bytes per variant.
      let isNear = unsafe index.profiles.withUnsafeBufferPointer { profiles in
        unsafe profile.withUnsafeMutableBufferPointer { own in
          guard let own = own.baseAddress, let known = profiles.baseAddress else { return false }
          if !hasProfile { unsafe KmerProfile.count(read, count: count, into: own) }
          return unsafe KmerProfile.distance(own, known + variant * KmerProfile.size, limit: limit) <= limit
        }
      }
      hasProfile = true
      if !isNear { return nil }
      return unsafe aligner.align(
        read, count: count, base + range.lowerBound, count: range.count,
        maximumPenalty: AlignmentPenaltyBound.penalty(differences: allowed, lengthDifference: apart),
        maximumDifferences: allowed)
    }
    guard let alignment, alignment.differences <= allowed, alignment.identity >= minimumIdentity else { return }
    best = variant
    bestDifferences = alignment.differences
  }
}
