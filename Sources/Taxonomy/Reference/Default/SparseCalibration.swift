import BioModel
public import Parallel

/// Finds the `NearRelativeRule` of a sparse reference from the reference alone.
///
/// Each genus is taken out in turn and its sequences' V4 regions are called. The share of words that a near relative must
/// hold is the smallest by which at most one in ten of these queries gets another genus' name. Wider ranks are left to
/// the confidence: a sparse reference lacks many genera but few families (`docs/decisions/sparse-reference.md`).
public enum SparseCalibration {
  /// The share of queries of a missing genus that may get another genus' name.
  public static let falseNames = 0.1
  /// Queries below which a share of one in ten says nothing.
  static let fewestQueries = 100
  /// Confidence a name needs: the general advice of Wang 2007 (doi:10.1128/AEM.00062-07), whatever the length.
  static let confidence = 0.8

  /// The reference with its rule.
  ///
  /// - Throws: as `NaiveBayesClassifier.init`.
  /// - Complexity: about one classification per entry.
  public static func calibrated(
    _ reference: ReferenceDatabase, threads: ThreadCount
  ) throws(TaxonomyError) -> ReferenceDatabase {
    let bare = reference.with(nearRelativeRule: nil)
    let classifier = try NaiveBayesClassifier(reference: bare, classRank: .genus, threads: threads)
    var shares = [Int](repeating: 0, count: Rank.genus.rawValue + 1)
    let genus = Rank.genus
    let held = HeldOutGroups(bare, classifier.tree, every: 1) { $0[genus] != nil }
    guard held.queries.count >= fewestQueries, classifier.classCount > 1 else {
      throw TaxonomyError(
        .cannotCalibrate, location: SourceLocation(file: reference.name),
        message:
          "only \(held.queries.count) of its sequences hold the V4 region with its primers; the rule of a sparse "
          + "reference needs \(fewestQueries) and more than one genus",
        advice: "build it of whole sequences (without --region and --primers), or leave out --sparse")
    }
    shares[genus.rawValue] = max(
      1, smallestShare(nearest(of: held.queries, rank: genus.rawValue, classifier, threads)))
    return bare.with(
      nearRelativeRule: NearRelativeRule(steps: [Int((confidence * 1000).rounded())] + shares))
  }

  // The smallest share in thousandths that at most `falseNames` of the queries reach.
  private static func smallestShare(_ nearest: [Int]) -> Int {
    let falling = nearest.sorted(by: >)
    let allowed = Int(falseNames * Double(falling.count))
    return allowed < falling.count ? min(max(falling[allowed] + 1, 0), 1000) : 0
  }

  // Per query whose group is missing the thousandths of its words in the best entry of the group it would be called;
  // −1 where it would not be.
  private static func nearest(
    of queries: [HeldOutGroups.Query], rank: Int, _ classifier: NaiveBayesClassifier, _ threads: ThreadCount
  ) -> [Int] {
    let chunks = fixedChunks(count: queries.count, size: 16)
    return parallelMap(count: chunks.count, threads: threads, scratch: { BayesScorer(classifier) }) { scorer, chunk in
      chunks[chunk].map { number in
        let own = LeftOut.classes(classifier.tree.group(of: queries[number].classNumber, rank: rank))
        guard let opinion = scorer.opinion(queries[number].letters, leavingOut: own),
          opinion.confidence.count > rank, opinion.confidence[rank] >= confidence
        else { return -1 }
        let found = scorer.evidence(of: opinion, rank: rank, isFirst: true, leavingOut: own)
        guard found.inside - found.outside > NearRelativeRule.wordsPerSubstitution else { return -1 }
        return found.inside * 1000 / found.words
      }
    }.flatMap { $0 }
  }
}
