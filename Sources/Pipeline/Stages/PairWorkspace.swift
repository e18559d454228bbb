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

  /// Counts a read of the other strand as its reverse complement.
  mutating func insertTurned(_ bases: Span<UInt8>, into uniques: inout Dereplicator) {
    if turned.count < bases.count { turned = Array(repeating: 0, count: bases.count) }
    var output = turned.mutableSpan
    ReverseComplement.write(bases, into: &output)
    _ = uniques.insert(turned.span.extracting(0..<bases.count))
  }
}
