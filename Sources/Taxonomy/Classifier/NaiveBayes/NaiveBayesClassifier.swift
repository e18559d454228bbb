public import BioModel
import Kernels
public import Parallel

/// The naive Bayesian classifier of Wang 2007 (doi:10.1128/AEM.00062-07), trained on a reference.
///
/// A class is a species or genus (or the narrowest named rank above). The call is the class with the largest
/// Σ log((m_w + P_w)/(M + 1)) over the query's overlapping words of eight bases, P_w = (n_w + 0.5)/(N + 1). Confidence
/// is the share of 100 bootstrap replicates, each of an eighth of the query's words drawn with replacement, that agree with the call
/// down to a rank. Classes within 1e-9 of the best log P are tied: the call is their lowest common ancestor, and a tied
/// replicate votes 1/t for each.
///
/// A reference that lacks many genera may carry a `NearRelativeRule`, by which names are also cut.
///
/// Draws are seeded from the sequence and the reference's fingerprint, so neither order, nor threads, nor neighbours
/// change a call. Immutable after training and safe to share between lanes.
public struct NaiveBayesClassifier: SequenceClassifier {
  /// The fingerprint of the reference it was trained on.
  public let referenceFingerprint: String
  /// The rule of a sparse reference; nil for all others, which are classified as Wang 2007 says.
  public let rule: NearRelativeRule?
  let tree: ClassTree
  let model: WordModel
  let sequences: PackedSequences

  /// Trains on a reference, or takes the words that were counted when its file was made.
  ///
  /// - Parameters:
  ///   - classRank: the narrowest rank of the classes; nil for that of the file, else
  ///   `ReferenceDatabase.standardClassRank`.
  /// - Throws: `TaxonomyError` when the reference has more classes than `WordModel.mostClasses`.
  /// - Complexity: O(bases of the reference); about 0.1 s for 10 million bases on two cores. O(lineages) where the words
  ///   are counted already.
  public init(
    reference: ReferenceDatabase, classRank: Rank? = nil, threads: ThreadCount,
    advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(TaxonomyError) {
    let counted = reference.words
    let rank = classRank ?? counted?.classRank ?? reference.standardClassRank
    tree = ClassTree(reference, narrowest: rank)
    guard tree.lineages.count <= WordModel.mostClasses else {
      throw TaxonomyError(
        .tooManyClasses, location: SourceLocation(file: reference.name),
        message:
          "the reference has \(tree.lineages.count) classes (\(rank.name)); the classifier holds \(WordModel.mostClasses)",
        advice: "leave out lineages that are not of interest")
    }
    if let counted, counted.classRank == rank, counted.model.classCount == tree.lineages.count {
      model = counted.model
    } else {
      model = WordModel(sequences: reference.sequences, classes: tree.members, threads: threads, advance: advance)
    }
    referenceFingerprint = reference.fingerprint
    sequences = reference.sequences
    rule = reference.nearRelativeRule
  }

  /// The narrowest rank of its classes.
  public var classRank: Rank { tree.ranks[tree.ranks.count - 1] }

  /// How many classes it tells apart.
  public var classCount: Int { tree.lineages.count }

  /// That of the reference's `NearRelativeRule`, or `ConfidenceCutOff.standard`.
  public func standardConfidence(lengths: [Int]) -> Double {
    rule?.minimumConfidence ?? ConfidenceCutOff.standard(lengths: lengths)
  }

  /// - Complexity: per sequence O(words · blocks that hold them), and a twentieth of that for each of 100 bootstraps.
  public func calls(of sequences: ArraySlice<[UInt8]>, cutOff: Double, threads: ThreadCount) -> [TaxonomyCall] {
    let chunks = fixedChunks(count: sequences.count, size: 16)
    let first = sequences.startIndex
    return parallelMap(count: chunks.count, threads: threads, scratch: { BayesScorer(self) }) { scorer, chunk in
      chunks[chunk].map { scorer.call(sequences[first + $0], cutOff: cutOff) }
    }.flatMap { $0 }
  }
}
