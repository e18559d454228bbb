import BioModel
import Parallel

/// One distance matrix against the model: PERMANOVA, always beside the groups' dispersion, and the pairs of groups;
/// dispersion alone; ANOSIM of the groups.
struct DistanceComparison: Sendable {
  private(set) var tests: [TestRow] = []
  /// Empty without PERMANOVA.
  private(set) var sentence = ""
  private(set) var notices: [Notice] = []

  /// Pairs are tested where the column of interest has more than two groups, and no more than this.
  static let mostLevels = 12

  /// - Throws: `DesignError`, `LinearAlgebraError`.
  init(_ result: BetaResult, plan: ComparisonPlan, threads: ThreadCount) throws {
    let permanova = plan.tests.contains("permanova") ? try addPermanova(result, plan, threads) : nil
    let dispersions = try addDispersions(result, plan)
    if let permanova {
      try addPairs(result, plan, threads)
      sentence = ComparisonSentence.text(
        metric: result.metric, group: plan.group, permanova: permanova, dispersion: dispersions.first)
    }
    if plan.tests.contains("anosim") { try addAnosim(result, plan, threads) }
  }

  private mutating func addAnosim(_ result: BetaResult, _ plan: ComparisonPlan, _ threads: ThreadCount) throws {
    guard !plan.isQuantity else {
      let message = "ANOSIM compares groups, and \(plan.group) is a quantity"
      notices.append(Notice(.note, code: "anosim-not-made", message: message))
      return
    }
    let found = try Anosim.test(
      result.distances, group: plan.group, metadata: plan.metadata, scheme: plan.scheme, threads: threads)
    tests.append(TestRow(found, metric: result.metric, term: plan.group))
    notices += found.notices.filter { !notices.contains($0) }
  }

  private mutating func addPermanova(
    _ result: BetaResult, _ plan: ComparisonPlan, _ threads: ThreadCount
  ) throws -> PermanovaResult {
    let metric = result.metric
    let permanova = try Permanova.test(
      result.distances, formula: plan.formula, metadata: plan.metadata, scheme: plan.scheme, options: plan.options,
      threads: threads)
    tests += permanova.terms.map {
      TestRow(
        $0.sequential, metric: metric, term: $0.name, kind: permanova.terms.count > 1 ? "sequential" : "",
        of: permanova)
    }
    if permanova.terms.count > 1 {
      tests += permanova.terms.compactMap { term in
        term.marginal.map { TestRow($0, metric: metric, term: term.name, kind: "marginal", of: permanova) }
      }
    }
    notices += permanova.notices
    let stuck = permanova.terms.filter { ($0.marginal ?? $0.sequential).pValue.reason == .oneArrangement }
    if !stuck.isEmpty {
      let message =
        "\(stuck.map(\.name).joined(separator: ", ")): strata or subjects leave no other arrangement of the samples, so there is no p"
      notices.append(Notice(.warning, code: "one-arrangement", message: message))
    }
    return permanova
  }

  /// The dispersion of the groups around each centre of the plan.
  private mutating func addDispersions(_ result: BetaResult, _ plan: ComparisonPlan) throws -> [DispersionResult] {
    guard !plan.isQuantity else {
      if plan.tests.contains(where: { id in Dispersion.Centre.allCases.contains { $0.testID == id } }) {
        let message = "PERMDISP compares groups, and \(plan.group) is a quantity"
        notices.append(Notice(.note, code: "permdisp-not-made", message: message))
      }
      return []
    }
    return try plan.centres.map { centre in
      let found = try Dispersion.test(
        result.distances, spectrum: result.spectrum, group: plan.group, metadata: plan.metadata, centre: centre,
        scheme: plan.scheme)
      tests.append(TestRow(found, metric: result.metric, term: plan.group))
      notices += found.notices.filter { !notices.contains($0) }
      return found
    }
  }

  private mutating func addPairs(_ result: BetaResult, _ plan: ComparisonPlan, _ threads: ThreadCount) throws {
    if plan.levels.count > 2, plan.levels.count <= Self.mostLevels {
      let pairs = try PairwisePermanova.test(
        result.distances, group: plan.group, formula: plan.formula, metadata: plan.metadata, scheme: plan.scheme,
        options: plan.options, threads: threads)
      tests += pairs.map { TestRow($0, metric: result.metric, term: plan.group) }
      let tied = pairs.filter { $0.effect.pValue.reason == .confounded }.map { "\($0.first) and \($0.second)" }
      if !tied.isEmpty {
        let message =
          "pairs of \(plan.group) whose difference the other columns determine are not tested: "
          + tied.joined(separator: "; ")
        notices.append(Notice(.warning, code: "confounded-pairs", message: message))
      }
    } else if plan.levels.count > Self.mostLevels {
      notices.append(
        Notice(
          .note, code: "pairs-not-tested",
          message: "\(plan.group) has \(plan.levels.count) groups; pairs are tested up to \(Self.mostLevels) groups"))
    }
  }
}
