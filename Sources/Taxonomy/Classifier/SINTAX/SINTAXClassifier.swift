public import BioModel
public import Parallel

/// The SINTAX classifier (Edgar 2016, doi:10.1101/074161).
///
/// In each of 100 replicates 32 of the query's distinct words of eight bases are drawn with replacement, and the
/// reference sequence that holds the most of them has the replicate's vote. The call goes down from the domain: at each
/// rank the name with the most votes among those of the name above; confidence is its share of the replicates.
///
/// Of sequences that hold equally many the class with the most of them has the vote; equally frequent classes share it, 1/t
/// each, and names with equally many votes end the call. So neither the order of the reference nor of the queries matters,
/// and fewer names are wrong than with one sequence taken from the tie (`docs/findings/taxonomy-accuracy.md`). Draws are seeded from the sequence and the reference's
/// fingerprint. Immutable and safe to share between lanes.
public struct SINTAXClassifier: SequenceClassifier {
  public let referenceFingerprint: String
  let tree: ClassTree
  let words: SequenceWords
  private let isSparse: Bool

  /// - Parameter classRank: the narrowest rank a call may name; nil for that of the file, else
  ///   `ReferenceDatabase.standardClassRank`.
  /// - Complexity: O(bases of the reference).
  public init(reference: ReferenceDatabase, classRank: Rank? = nil, threads: ThreadCount) {
    tree = ClassTree(reference, narrowest: classRank ?? reference.words?.classRank ?? reference.standardClassRank)
    words = SequenceWords(reference.sequences, threads: threads)
    referenceFingerprint = reference.fingerprint
    isSparse = reference.nearRelativeRule != nil
  }

  /// 0.8, the author's advice.
  public func standardConfidence(lengths: [Int]) -> Double { 0.8 }

  /// - Complexity: per sequence O(words · sequences / 16) and about as much for the replicates.
  public func calls(of sequences: ArraySlice<[UInt8]>, cutOff: Double, threads: ThreadCount) -> [TaxonomyCall] {
    let chunks = fixedChunks(count: sequences.count, size: 16)
    let first = sequences.startIndex
    return parallelMap(count: chunks.count, threads: threads, scratch: { SINTAXScorer(self) }) { scorer, chunk in
      chunks[chunk].map { scorer.call(sequences[first + $0], cutOff: cutOff) }
    }.flatMap { $0 }
  }

  public var notices: [Notice] {
    guard isSparse else { return [] }
    return [
      Notice(
        .warning, code: "sparse-reference-with-sintax",
        message: "the reference lacks many genera, and its guard against false names works with naive-bayes only")
    ]
  }
}
