public import Parallel

/// Bimeras: sequences that two more abundant ones of the same sample reconstruct without a difference (Callahan 2016,
/// doi:10.1038/nmeth.3869; the rules of R `dada2::isBimeraDenovoTable`).
///
/// A sequence of n bases is flagged in a sample if the longest left flank it shares with any parent and the longest
/// right flank it shares with any other cover it: left + right ≥ n, flanks read off ends-free alignments (match 5,
/// mismatch −4, gap −8 per base, band `maximumShift`). A parent whose own two flanks cover the sequence is no parent:
/// the two differ by an insertion, a deletion or a shift. Parents may be bimeras themselves.
///
/// Upper bounds of the flanks need no alignment and settle nearly all sequences; a pair is aligned at most once, however
/// many samples hold it.
public struct BimeraFinder: Sendable {
  public let settings: BimeraSettings
  /// Sequences a lane takes at a time.
  private static let chunk = 16

  public init(settings: BimeraSettings = BimeraSettings()) { self.settings = settings }

  /// The sequences flagged in at least one sample, in the order of the study. The same for any number of threads.
  ///
  /// For the pooled method give a study of one sample that holds all reads.
  ///
  /// - Complexity: O(pairs of sequences that share a sample · shifts) letters compared, and alignments for the few pairs
  ///   that may be parents; memory O(sequences + samples) per lane.
  public func flagged(in study: StudyUniques, threads: ThreadCount) -> [Bimera] {
    let occurrences = Occurrences(of: study)
    let settings = settings
    let chunks = fixedChunks(count: study.sequences.count, size: BimeraFinder.chunk)
    let parts = parallelMap(
      count: chunks.count, threads: threads, scratch: { BimeraSearch(occurrences: occurrences, settings: settings) },
      { (search: inout BimeraSearch, chunk: Int) -> [Bimera] in chunks[chunk].compactMap { search.bimera($0) } })
    return Array(parts.joined())
  }

  /// The bimeras by consensus over the samples (`BimeraSettings.isConsensus`), in the order of the study.
  public func consensus(in study: StudyUniques, threads: ThreadCount) -> [Bimera] {
    flagged(in: study, threads: threads).filter {
      settings.isConsensus(flagged: $0.flaggedSamples.count, present: $0.sampleCount)
    }
  }
}
