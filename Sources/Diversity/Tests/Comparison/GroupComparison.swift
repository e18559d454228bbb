public import BioModel
public import Parallel

/// Everything that compares groups of samples: distances, alpha diversity, abundances.
public struct GroupComparison: Sendable {
  /// The column of interest and the model.
  public let group: String
  public let formula: String
  /// Its levels, the reference first; empty for a quantity.
  public let levels: [String]
  /// PERMANOVA with dispersion and pairs by distance, then alpha metrics.
  public let tests: [TestRow]
  /// One sentence per distance, and one on alpha diversity where anything was tested.
  public let sentences: [String]
  /// Differential abundance by two methods; nil where fewer than two made tests.
  public let agreement: AbundanceAgreement?
  /// The tests of each method, by its id (`linda`, `ancom-bc2`).
  public let abundance: [(method: String, tests: [AbundanceTest])]
  /// What the abundance tests looked at.
  public let abundanceNote: String
  /// What a reader should know.
  public let notices: [Notice]

  /// Runs the comparisons.
  ///
  /// Alpha tests take the metrics at the common depth where there is one, else all. Distances that do not allow the design
  /// (samples below the common depth leave a group empty) give a notice.
  ///
  /// - Parameters:
  ///   - diversity: distances and alpha values of the compared samples.
  ///   - table: what differential abundance looks at: counts or shares of taxa.
  /// - Complexity: that of `Permanova`, `Dispersion` and the abundance tests.
  public static func run(
    _ plan: ComparisonPlan, diversity: DiversityResults, table: FeatureTable, threads: ThreadCount = .one,
    cancellation: Cancellation = Cancellation()
  ) throws -> GroupComparison {
    var notices = plan.notices
    var tests: [TestRow] = []
    var sentences: [String] = []
    // LAPACK stays on one thread, so the distances are spread, and abundances are a piece of work beside them.
    let matrices = diversity.beta
    let pieces = try parallelMap(count: matrices.count + 1, threads: threads) { number throws(any Error) -> Piece in
      try cancellation.check()
      guard number > 0 else { return .abundance(try AbundanceComparison(plan, table: table)) }
      do {
        return .distances(.success(try DistanceComparison(matrices[number - 1], plan: plan, threads: .one)))
      } catch let error as DesignError {
        return .distances(.failure(error))
      }
    }
    let compared = pieces.compactMap { if case .distances(let outcome) = $0 { outcome } else { nil } }
    for (result, outcome) in zip(matrices, compared) {
      switch outcome {
      case .success(let found):
        tests += found.tests
        if !found.sentence.isEmpty { sentences.append(found.sentence) }
        notices += found.notices.filter { !notices.contains($0) }
      case .failure(let error):
        notices.append(
          Notice(
            .warning, code: "distance-not-compared", message: "\(result.metric) is not compared: \(error.message)"))
      }
    }
    try cancellation.check()
    let alpha = try alphaRows(plan, diversity)
    tests += alpha.map { TestRow($0, term: plan.group) }
    if let sentence = alphaSentence(alpha, plan) { sentences.append(sentence) }
    let abundance = pieces.compactMap { if case .abundance(let found) = $0 { found } else { nil } }.first
    if let abundance { notices += abundance.notices.filter { !notices.contains($0) } }
    return GroupComparison(
      group: plan.group, formula: plan.formula.description, levels: plan.levels, tests: tests, sentences: sentences,
      agreement: abundance?.agreement, abundance: abundance?.methods ?? [], abundanceNote: abundance?.note ?? "",
      notices: notices)
  }

  /// One piece of the work.
  private enum Piece: Sendable {
    case abundance(AbundanceComparison)
    case distances(Result<DistanceComparison, DesignError>)
  }

  private static func alphaRows(_ plan: ComparisonPlan, _ diversity: DiversityResults) throws -> [AlphaComparison.Row] {
    let atDepth = Set(
      RarefiedAlphaMetrics.all.map(\.id) + PhylogeneticAlphaMetrics.all.filter(\.needsDepth).map(\.id))
    let values =
      diversity.commonDepth == nil
      ? diversity.alpha.filter { !atDepth.contains($0.metric) } : diversity.alpha.filter { atDepth.contains($0.metric) }
    guard values.contains(where: { $0.value.number != nil }) else { return [] }
    return try AlphaComparison.compare(
      values, by: plan.group, metadata: plan.metadata, subject: plan.scheme.subject, options: plan.options)
  }

  private static func alphaSentence(_ rows: [AlphaComparison.Row], _ plan: ComparisonPlan) -> String? {
    let whole = rows.filter { !$0.isPair }
    guard !whole.isEmpty else { return nil }
    let found = whole.filter { ($0.adjustedP.number ?? 1) < ComparisonSentence.level }
    let count = "\(whole.count) alpha \(whole.count == 1 ? "metric" : "metrics")"
    guard !found.isEmpty else { return "None of \(count) differs by \(plan.group) (adjusted p ≥ 0.05)." }
    return
      "\(found.count) of \(count) \(found.count == 1 ? "differs" : "differ") by \(plan.group) (adjusted p < 0.05): "
      + found.map(\.metric).joined(separator: ", ") + "."
  }
}
