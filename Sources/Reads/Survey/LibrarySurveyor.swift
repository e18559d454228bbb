public import BioModel

/// Looks at pairs and single reads for a `LibrarySurvey`, with the primers that are removed, if any.
///
/// One per lane: it owns its scratch memory. Overlaps are estimated for the first pairs of a batch sequence and then for
/// one pair in sixteen by the pair's number in its file, so that the choice does not depend on lanes.
public struct LibrarySurveyor: Sendable {
  private let primers: PrimerPair?
  private let trimmer: PrimerTrimmer?
  /// The pairs at the start of a file whose overlaps are all estimated.
  private let denseOverlaps: Int
  private var scratch = PrimerTrimmer.Scratch()
  private var estimate = OverlapEstimate()

  /// - Parameter denseOverlaps: the first so many pairs all have their overlap estimated.
  public init(primers: PrimerPair?, settings: PrimerSettings = PrimerSettings(), denseOverlaps: Int = 2_000) {
    self.primers = primers
    trimmer = primers.map { PrimerTrimmer($0, settings: settings) }
    self.denseOverlaps = denseOverlaps
  }

  /// Notes all reads of a batch. Complexity O(bases), no allocation after the longest read.
  public mutating func add(_ batch: ReadPairBatch, to survey: inout LibrarySurvey) {
    let first = batch.forward.bytes
    let second = batch.reverse?.bytes ?? []
    for index in 0..<batch.count {
      let record = batch.forward.records[index]
      let bases = first.span.extracting(record.sequence)
      let quality = first.span.extracting(record.quality)
      guard let reverse = batch.reverse else {
        add(read: bases, quality, to: &survey)
        continue
      }
      let mate = reverse.records[index]
      let number = batch.forward.firstRecordNumber + index
      add(
        first: bases, quality, second: second.span.extracting(mate.sequence), second.span.extracting(mate.quality),
        looksForOverlap: looksForOverlap(of: number), to: &survey)
    }
  }

  private mutating func add(
    first: Span<UInt8>, _ firstQuality: Span<UInt8>, second: Span<UInt8>, _ secondQuality: Span<UInt8>,
    looksForOverlap: Bool, to survey: inout LibrarySurvey
  ) {
    var trim = PairTrim(isTurned: false, forward: 0..<first.count, reverse: 0..<second.count)
    if let trimmer {
      guard let found = trimmer.trim(first: first, second: second, scratch: &scratch) else {
        survey.noteWithoutPrimers(isPaired: true)
        return
      }
      trim = found
    }
    if trim.isTurned {
      note(trim, second, secondQuality, first, firstQuality, looksForOverlap: looksForOverlap, to: &survey)
    } else {
      note(trim, first, firstQuality, second, secondQuality, looksForOverlap: looksForOverlap, to: &survey)
    }
  }

  /// Whether the overlap of the pair with this 0-based number in its file is estimated.
  public func looksForOverlap(of number: Int) -> Bool {
    number < denseOverlaps || number % LibrarySurvey.overlapStride == 0
  }

  /// Notes a pair whose primers were found elsewhere; the mate with the forward primer comes first.
  public mutating func note(
    _ trim: PairTrim, _ forward: Span<UInt8>, _ forwardQuality: Span<UInt8>, _ reverse: Span<UInt8>,
    _ reverseQuality: Span<UInt8>, looksForOverlap: Bool, to survey: inout LibrarySurvey
  ) {
    let spacers = primers.map {
      // A clipped primer has no spacer.
      (
        max(0, trim.forward.lowerBound - $0.forward.length), max(0, trim.reverse.lowerBound - $0.reverse.length)
      )
    }
    survey.note(trim, spacers: spacers, forward: forwardQuality, reverse: reverseQuality)
    if looksForOverlap {
      survey.noteOverlap(
        estimate.amplicon(first: forward.extracting(trim.forward), second: reverse.extracting(trim.reverse)))
    }
  }

  private mutating func add(read: Span<UInt8>, _ quality: Span<UInt8>, to survey: inout LibrarySurvey) {
    var trim = ReadTrim(isTurned: false, range: 0..<read.count)
    if let trimmer {
      guard let found = trimmer.trim(read: read, scratch: &scratch) else {
        survey.noteWithoutPrimers(isPaired: false)
        return
      }
      trim = found
    }
    note(trim, read, quality, to: &survey)
  }

  /// Notes a single read whose primers were found elsewhere.
  public func note(_ trim: ReadTrim, _ read: Span<UInt8>, _ quality: Span<UInt8>, to survey: inout LibrarySurvey) {
    let spacer = primers.map { max(0, trim.range.lowerBound - (trim.isTurned ? $0.reverse : $0.forward).length) }
    survey.note(trim, spacer: spacer, quality: quality)
  }
}
