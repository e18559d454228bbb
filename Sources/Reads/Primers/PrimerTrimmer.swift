import Kernels

/// Finds and removes the primers of read pairs and single reads.
///
/// A primer stands at the start of its read behind at most `maximumSpacer` other bases, without insertions or
/// deletions, with at most ⌊0.15 × length⌋ mismatches; of several placements the one with the fewest mismatches counts,
/// then the leftmost. Where there is none, the read may begin inside the primer: up to `maximumClipped` first bases are
/// missing, and ⌊0.15 × bases present⌋ of the others may be mismatches. Both mates of a pair need their primer. Where an amplicon is shorter than its read, the read runs
/// into the reverse complement of the opposite primer: it is cut at the first such place, also where the read ends
/// inside that primer, down to its first 12 bases. `N` in a read disagrees with everything.
///
/// A value of this type is shared between threads; each brings its own `Scratch`.
public struct PrimerTrimmer: Sendable {
  /// Memory that is reused from read to read; one per thread.
  public struct Scratch: Sendable {
    var first = PrimerPlanes()
    var second = PrimerPlanes()

    public init() {}
  }

  /// The fewest bases of the opposite primer, at a read's very end, that are recognised.
  public static let shortestPartialPrimer = 12

  private let forward: PrimerPattern
  private let reverse: PrimerPattern
  private let forwardTurned: PrimerPattern
  private let reverseTurned: PrimerPattern
  // The primers without their first base, their first two bases, …
  private let forwardClipped: [PrimerPattern]
  private let reverseClipped: [PrimerPattern]
  private let settings: PrimerSettings

  /// A trimmer for one pair of primers.
  public init(_ pair: PrimerPair, settings: PrimerSettings = PrimerSettings()) {
    self.settings = settings
    forward = PrimerTrimmer.pattern(pair.forward, settings, turned: false)
    reverse = PrimerTrimmer.pattern(pair.reverse, settings, turned: false)
    forwardTurned = PrimerTrimmer.pattern(pair.forward, settings, turned: true)
    reverseTurned = PrimerTrimmer.pattern(pair.reverse, settings, turned: true)
    forwardClipped = PrimerTrimmer.clipped(pair.forward, settings)
    reverseClipped = PrimerTrimmer.clipped(pair.reverse, settings)
  }

  /// The bases of a pair that stay, or nil where a mate lacks its primer (`ReadFate.noPrimer`).
  ///
  /// Where both orientations fit, the one with fewer mismatches counts, the given one on a tie.
  ///
  /// - Complexity: O(bases of both mates); no allocation after the longest read.
  public func trim(first: Span<UInt8>, second: Span<UInt8>, scratch: inout Scratch) -> PairTrim? {
    scratch.first.load(first)
    scratch.second.load(second)
    var straight: (PrimerHit, PrimerHit)?
    if let f = start(forward, forwardClipped, scratch.first), let r = start(reverse, reverseClipped, scratch.second) {
      straight = (f, r)
    }
    if settings.acceptsTurned, straight.map({ $0.0.mismatches + $0.1.mismatches > 0 }) ?? true {
      if let f = start(forward, forwardClipped, scratch.second), let r = start(reverse, reverseClipped, scratch.first) {
        let better = straight.map { f.mismatches + r.mismatches < $0.0.mismatches + $0.1.mismatches } ?? true
        if better {
          return PairTrim(
            isTurned: true, forward: insert(f.start + forward.count, second, scratch.second, until: reverseTurned),
            reverse: insert(r.start + reverse.count, first, scratch.first, until: forwardTurned))
        }
      }
    }
    guard let (f, r) = straight else { return nil }
    return PairTrim(
      isTurned: false, forward: insert(f.start + forward.count, first, scratch.first, until: reverseTurned),
      reverse: insert(r.start + reverse.count, second, scratch.second, until: forwardTurned))
  }

  /// The bases of a single read that stay, or nil where it lacks its primer: one at its start, and with
  /// `singleReadNeedsBothPrimers` the whole opposite one behind it.
  ///
  /// - Complexity: as for a pair.
  public func trim(read: Span<UInt8>, scratch: inout Scratch) -> ReadTrim? {
    scratch.first.load(read)
    let straight = start(forward, forwardClipped, scratch.first)
    let turned = settings.acceptsTurned ? start(reverse, reverseClipped, scratch.first) : nil
    let isTurned: Bool
    switch (straight, turned) {
    case (nil, nil): return nil
    case (_?, nil): isTurned = false
    case (nil, _?): isTurned = true
    case (let straight?, let turned?): isTurned = turned.mismatches < straight.mismatches
    }
    let own = isTurned ? reverse.count : forward.count
    guard let hit = isTurned ? turned : straight else { return nil }
    let opposite = isTurned ? forwardTurned : reverseTurned
    let begin = hit.start + own
    if settings.singleReadNeedsBothPrimers {
      if let end = scratch.first.first(opposite, starts: begin..<read.count) {
        return ReadTrim(isTurned: isTurned, range: begin..<end.start)
      }
      // The read may end inside the opposite primer, a base or two short.
      let end = partialStart(of: opposite, in: read, from: begin)
      guard read.count - end >= opposite.count - (settings.maximumClipped ?? 0), end < read.count else { return nil }
      return ReadTrim(isTurned: isTurned, range: begin..<end)
    }
    return ReadTrim(isTurned: isTurned, range: insert(begin, read, scratch.first, until: opposite))
  }

  /// Where a primer begins; before the read's start (a negative place) where its first bases are missing.
  private func start(_ pattern: PrimerPattern, _ clipped: [PrimerPattern], _ planes: PrimerPlanes) -> PrimerHit? {
    if let hit = planes.best(pattern, starts: 0..<settings.maximumSpacer + 1) { return hit }
    for (place, shorter) in clipped.enumerated() {
      if let hit = planes.best(shorter, starts: 0..<1) {
        return PrimerHit(start: -place - 1, mismatches: hit.mismatches + place + 1)
      }
    }
    return nil
  }

  /// From `begin` to the opposite primer, or to the end of the read.
  private func insert(
    _ begin: Int, _ bases: Span<UInt8>, _ planes: PrimerPlanes, until opposite: PrimerPattern
  ) -> Range<Int> {
    if let hit = planes.first(opposite, starts: begin..<bases.count) { return begin..<hit.start }
    return begin..<partialStart(of: opposite, in: bases, from: begin)
  }

  /// Where the read ends inside `pattern`: the longest such end with at most its own share of mismatches.
  private func partialStart(of pattern: PrimerPattern, in bases: Span<UInt8>, from begin: Int) -> Int {
    let masks = pattern.masks
    let classes = PrimerMask.table
    var length = min(pattern.count - 1, bases.count - begin)
    while length >= PrimerTrimmer.shortestPartialPrimer {
      let allowed = Int(settings.mismatchRate * Double(length))
      var mismatches = 0
      for position in 0..<length {
        let base = bases[bases.count - length + position]
        let isBase = classes[Int(base)].nonzeroBitCount == 1
        if !isBase || classes[Int(base)] & masks[position] == 0 { mismatches += 1 }
        if mismatches > allowed { break }
      }
      if mismatches <= allowed { return bases.count - length }
      length -= 1
    }
    return bases.count
  }

  private static func clipped(_ primer: Primer, _ settings: PrimerSettings) -> [PrimerPattern] {
    let letters = Array(primer.sequence.utf8)
    let most = min(settings.maximumClipped ?? 0, letters.count - Primer.minimumLength)
    guard most > 0 else { return [] }
    return (1...most).map {
      let present = Array(letters.dropFirst($0))
      return PrimerPattern(present, maximumMismatches: Int(settings.mismatchRate * Double(present.count)))
    }
  }

  private static func pattern(_ primer: Primer, _ settings: PrimerSettings, turned: Bool) -> PrimerPattern {
    let letters = Array(primer.sequence.utf8)
    return PrimerPattern(
      turned ? ReverseComplement.of(letters) : letters,
      maximumMismatches: primer.maximumMismatches(rate: settings.mismatchRate))
  }
}
