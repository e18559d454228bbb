import Amplicon
import BioIO
import Kernels
import Reads

/// What one lane owns while it works on pairs: buffers that are used again and again.
package struct PairWorkspace {
  var slot = ReadPairSlot()
  var filter = PairFilter.Scratch()
  var kept = KeptReads()
  private var ownMerger: PairMerger?
  private var ownSurveyor: LibrarySurveyor?
  private var turned: [UInt8] = []
  private var turnedQuality: [UInt8] = []

  package init() {}

  /// The lane's merger, made at its first pair.
  mutating func merger(_ settings: PairMergeSettings) -> PairMerger {
    if let ownMerger { return ownMerger }
    let merger = PairMerger(settings: settings)
    ownMerger = merger
    return merger
  }

  /// The lane's surveyor, made at its first batch; `keep` gives its memory back.
  mutating func surveyor(_ primers: PrimerPair?) -> LibrarySurveyor {
    defer { ownSurveyor = nil }
    // Primers are found by the recipe; of the file's first pairs few overlaps are enough here.
    return ownSurveyor ?? LibrarySurveyor(primers: primers, denseOverlaps: 256)
  }

  mutating func keep(_ surveyor: LibrarySurveyor) { ownSurveyor = surveyor }

  /// Counts a single read, turned round where it came from the other strand.
  ///
  /// - Returns: false when it has letters that qualities say nothing of.
  mutating func take(
    _ bases: Span<UInt8>, _ quality: Span<UInt8>, isTurned: Bool, keepsQualities: Bool, into sample: inout SampleFold
  ) -> Bool {
    guard isTurned else { return sample.take(bases, quality, keepsQualities: keepsQualities) }
    if turned.count < bases.count {
      turned = Array(repeating: 0, count: bases.count)
      turnedQuality = turned
    }
    var output = turned.mutableSpan
    ReverseComplement.write(bases, into: &output)
    var scores = turnedQuality.mutableSpan
    ReverseComplement.reverse(quality, into: &scores)
    let all = 0..<bases.count
    return sample.take(
      turned.span.extracting(all), turnedQuality.span.extracting(all), keepsQualities: keepsQualities)
  }
}
