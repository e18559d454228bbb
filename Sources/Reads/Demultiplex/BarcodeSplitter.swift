public import BioModel
import Kernels

/// Says of read pairs and single reads of a pool whose they are, by the barcodes inside the reads.
///
/// With primers, each mate's primer is found first (behind at most `maximumSpacer` bases and the longest barcode; as in
/// `PrimerTrimmer`), and its barcode is what stands directly before it, whatever the spacer. The barcode before the
/// forward primer is looked up among the forward ones, in either orientation of the pair. Without primers, barcodes
/// stand at the read starts behind at most `maximumSpacer` bases; where both orientations fit, the one with fewer
/// mismatches counts, and two different samples with equally few are `ambiguous`.
///
/// A sample with two barcodes needs both. Where the table has forward barcodes only, a second mate that carries another
/// sample's barcode directly before its primer is a conflict. A value of this type is shared between threads; each
/// brings its own `Scratch`.
public struct BarcodeSplitter: Sendable {
  /// Memory that is reused from read to read; one per thread.
  public struct Scratch: Sendable {
    var first = PrimerPlanes()
    var second = PrimerPlanes()

    public init() {}
  }

  private let primers: (forward: PrimerPattern, reverse: PrimerPattern)?
  private let settings: BarcodeSettings
  private let lookup: BarcodeLookup

  /// - Parameters:
  ///   - barcodes: the samples; no two with the same barcodes.
  ///   - primers: what follows the barcodes; nil where it is not known.
  public init(_ barcodes: [SampleBarcode], primers: PrimerPair?, settings: BarcodeSettings = BarcodeSettings()) {
    self.settings = settings
    lookup = BarcodeLookup(barcodes, maximumMismatches: settings.maximumMismatches)
    self.primers = primers.map { pair in
      func pattern(_ primer: Primer) -> PrimerPattern {
        PrimerPattern(
          Array(primer.sequence.utf8), maximumMismatches: primer.maximumMismatches(rate: settings.primerMismatchRate))
      }
      return (pattern(pair.forward), pattern(pair.reverse))
    }
  }

  /// Whose the pair is.
  ///
  /// - Complexity: O(primer length + barcodes) after loading the first bases of both mates; no allocation after the
  ///   first read.
  public func split(first: Span<UInt8>, second: Span<UInt8>, scratch: inout Scratch) -> BarcodeOutcome {
    guard let primers else { return splitByStarts(first: first, second: second) }
    load(first, &scratch.first)
    load(second, &scratch.second)
    var isTurned = false
    var ends: (forward: Int, reverse: Int)?
    var mismatches = Int.max
    if let f = start(primers.forward, scratch.first), let r = start(primers.reverse, scratch.second) {
      ends = (f.start, r.start)
      mismatches = f.mismatches + r.mismatches
    }
    if settings.acceptsTurned, mismatches > 0, let f = start(primers.forward, scratch.second),
      let r = start(primers.reverse, scratch.first), f.mismatches + r.mismatches < mismatches
    {
      ends = (f.start, r.start)
      isTurned = true
    }
    guard let ends else { return .unassigned(.noPrimer) }
    let forward = lookup.forward.match(isTurned ? second : first, endingAt: ends.forward)
    let reverse = lookup.otherEnd.match(isTurned ? first : second, endingAt: ends.reverse)
    return lookup.outcome(forward, reverse).map {
      BarcodeAssignment(
        sample: $0.sample, isExact: $0.mismatches == 0, isTurned: isTurned,
        firstStart: isTurned ? ends.reverse : ends.forward, secondStart: isTurned ? ends.forward : ends.reverse)
    }
  }

  /// Whose the single read is, by the barcode at its start. Samples that only their other barcode tells apart are
  /// `ambiguous`.
  ///
  /// - Complexity: as for a pair.
  public func split(read: Span<UInt8>, scratch: inout Scratch) -> BarcodeOutcome {
    guard let primers else {
      let forward = lookup.forward.match(read, maximumSpacer: settings.maximumSpacer)
      return lookup.outcome(forward.match, isReverse: false).map {
        BarcodeAssignment(
          sample: $0.sample, isExact: $0.mismatches == 0, isTurned: false, firstStart: forward.end, secondStart: 0)
      }
    }
    load(read, &scratch.first)
    let straight = start(primers.forward, scratch.first)
    let turned = settings.acceptsTurned ? start(primers.reverse, scratch.first) : nil
    let isTurned = (turned?.mismatches ?? Int.max) < (straight?.mismatches ?? Int.max)
    guard let hit = isTurned ? turned : straight else { return .unassigned(.noPrimer) }
    let match = (isTurned ? lookup.otherEnd : lookup.forward).match(read, endingAt: hit.start)
    return lookup.outcome(match, isReverse: isTurned).map {
      BarcodeAssignment(
        sample: $0.sample, isExact: $0.mismatches == 0, isTurned: isTurned, firstStart: hit.start, secondStart: 0)
    }
  }

  private func splitByStarts(first: Span<UInt8>, second: Span<UInt8>) -> BarcodeOutcome {
    let straight = byStarts(forward: first, reverse: second, isTurned: false)
    guard settings.acceptsTurned else { return straight.outcome }
    let turned = byStarts(forward: second, reverse: first, isTurned: true)
    switch (straight.outcome, turned.outcome) {
    case (.assigned(let one), .assigned(let other)) where straight.mismatches == turned.mismatches:
      return one.sample == other.sample ? straight.outcome : .unassigned(.ambiguous)
    case (.assigned, .assigned): return straight.mismatches < turned.mismatches ? straight.outcome : turned.outcome
    case (.assigned, _): return straight.outcome
    case (_, .assigned): return turned.outcome
    // What is known of one orientation says more than that the other lacks its barcodes.
    case (.unassigned(.noBarcode), _): return turned.outcome
    default: return straight.outcome
    }
  }

  private func byStarts(forward: Span<UInt8>, reverse: Span<UInt8>, isTurned: Bool) -> (
    outcome: BarcodeOutcome, mismatches: Int
  ) {
    let one = lookup.forward.match(forward, maximumSpacer: settings.maximumSpacer)
    let other = lookup.otherEnd.match(reverse, maximumSpacer: settings.maximumSpacer)
    var mismatches = 0
    let outcome = lookup.outcome(one.match, other.match).map { found in
      mismatches = found.mismatches
      return BarcodeAssignment(
        sample: found.sample, isExact: found.mismatches == 0, isTurned: isTurned,
        firstStart: isTurned ? other.end : one.end, secondStart: isTurned ? one.end : other.end)
    }
    return (outcome, mismatches)
  }

  /// Only the bases in which a primer may begin and end are loaded.
  private func load(_ read: Span<UInt8>, _ planes: inout PrimerPlanes) {
    planes.load(read.extracting(first: starts.upperBound + Primer.maximumLength))
  }

  private func start(_ pattern: PrimerPattern, _ planes: PrimerPlanes) -> PrimerHit? {
    planes.best(pattern, starts: starts)
  }

  private var starts: Range<Int> { 0..<settings.maximumSpacer + lookup.longest + 1 }
}
