import BioModel
import Reads
import Diversity

/// The sentences of the methods paragraph, made from what was run.
struct MethodsText {
  let results: RunResults

  init(_ results: RunResults) { self.results = results }

  /// The whole paragraph.
  var paragraph: String {
    [opening, reads, depth, taxonomy, alpha, beta, compat, comparison, mantel, markers, limits].compactMap { $0 }
      .joined(separator: " ")
  }

  private var opening: String {
    let run = results.run
    let working = results.samples.filter { $0.status == .ok }.count
    let failed = results.samples.count - working
    let missing = failed == 0 ? "" : "; \(failed) more gave no results (summary.csv)"
    return "\(working) \(working == 1 ? "sample was" : "samples were") analysed with dysbio \(run.programVersion) "
      + "(command `\(run.command.rawValue)`)\(missing)."
  }

  private var reads: String? {
    let ledgers = results.samples.compactMap(\.ledger)
    guard !ledgers.isEmpty else { return nil }
    let input = ledgers.reduce(0) { $0 + $1.input }
    let kept = ledgers.reduce(0) { $0 + $1[.kept] }
    let steps =
      results.run.ledgerSteps.isEmpty ? "" : " after the steps \(results.run.ledgerSteps.joined(separator: ", "))"
    let share = input > 0 ? " (\(DisplayNumber.percent(Double(kept) / Double(input))))" : ""
    let features = results.features.map { ", forming \($0.ids.count) sequence variants" } ?? ""
    return "Of \(input) \(results.run.readUnit), \(kept)\(share) were kept\(steps)\(features)."
  }

  private var depth: String? {
    results.commonDepth.map { "Samples were compared at a common depth of \($0.depth) reads (\($0.reason))." }
  }

  private var taxonomy: String? {
    guard let reference = results.reference else { return nil }
    let cutOff = reference.minimumConfidence.map { " with a confidence cut-off of \(NumberText.text($0))" } ?? ""
    let method = reference.method.map { " by \($0)" } ?? ""
    return "Taxonomy was assigned\(method) with the reference \(reference.name) "
      + "(SHA-256 \(reference.fingerprint.prefix(12)))\(cutOff)."
  }

  private var alpha: String? {
    var metrics: [String] = []
    for row in results.alpha where !metrics.contains(row.metric) { metrics.append(row.metric) }
    guard !metrics.isEmpty else { return nil }
    let defined = Set(results.alpha.filter { $0.value.number != nil }.map(\.metric))
    let found = metrics.filter(defined.contains)
    let values =
      found.isEmpty ? "Alpha diversity was not computed." : "Alpha diversity: \(found.joined(separator: ", "))."
    return values
      + (results.alpha.contains { $0.lower != nil }
        ? " Intervals are by the bootstrap from the estimated assemblage." : "") + undefined(metrics, defined)
  }

  /// The metrics without a value in any sample, by their commonest reason.
  private func undefined(_ metrics: [String], _ defined: Set<String>) -> String {
    var byReason: [(reason: String, metrics: [String])] = []
    for metric in metrics where !defined.contains(metric) {
      let reasons = results.alpha.filter { $0.metric == metric }.map { $0.value.reason?.rawValue ?? "" }
      let words = CommonReason(reasons)?.words ?? "no reason given"
      if let place = byReason.firstIndex(where: { $0.reason == words }) {
        byReason[place].metrics.append(metric)
      } else {
        byReason.append((words, [metric]))
      }
    }
    return byReason.map { " Undefined for every sample (\($0.reason)): \($0.metrics.joined(separator: ", "))." }
      .joined()
  }

  private var beta: String? {
    let metrics = results.distances.map(\.metric)
    guard !metrics.isEmpty else { return nil }
    var methods: [String] = []
    for ordination in results.ordinations {
      let method = ordination.method == "pcoa" ? "principal coordinates analysis" : ordination.title.lowercased()
      if !methods.contains(method) { methods.append(method) }
    }
    let ordinated = methods.isEmpty ? "" : ", ordinated by \(methods.joined(separator: ", "))"
    return
      "Distances between samples: \(metrics.joined(separator: ", "))\(ordinated).\(ZeroRuleText(results).logRatios)"
  }

  private var compat: String? {
    guard let compat = results.compat else { return nil }
    let names = compat.columns.map { "\($0.name) = \($0.id)" }.joined(separator: ", ")
    return "Metrics follow the conventions of \(compat.peer.rawValue): \(names)."
  }

  private var comparison: String? {
    guard let comparison = results.comparison else { return nil }
    let permutations = comparison.tests.compactMap(\.permutations).max().map { " with up to \($0) permutations" } ?? ""
    let methods =
      comparison.abundance.isEmpty
      ? ""
      : "; differential abundance by \(comparison.abundance.map { $0.method == "linda" ? "LinDA" : "ANCOM-BC2" }.joined(separator: " and ")) (\(comparison.abundanceNote))\(ZeroRuleText(results).abundance)"
    return
      "Samples were compared by `\(comparison.group)` (model `\(comparison.formula)`): \(distanceTests(comparison))\(permutations)"
      + ", rank tests of alpha diversity, p-values adjusted by Benjamini–Hochberg\(methods)."
  }

  private func distanceTests(_ comparison: GroupComparison) -> String {
    let tests = Set(comparison.tests.map(\.test))
    let centres = Dispersion.Centre.allCases.filter { tests.contains($0.testID) }.map(\.words)
    let named = [
      tests.contains("permanova") || (!tests.contains("anosim") && centres.isEmpty) ? "PERMANOVA" : nil,
      tests.contains("anosim") ? "ANOSIM" : nil,
      centres.isEmpty ? nil : "dispersion of the groups (\(centres.joined(separator: " and ")))",
    ].compactMap { $0 }
    return named.joined(separator: named.count == 2 ? " and " : ", ")
  }

  private var mantel: String? {
    guard let first = results.mantel.first else { return nil }
    var partners: [String] = []
    for row in results.mantel where !partners.contains(row.term) { partners.append(row.term) }
    return "Distances were correlated with \(partners.joined(separator: ", ")) by Mantel tests (\(first.kind))."
  }

  private var markers: String? {
    guard let cohort = results.cohort else { return nil }
    return "Markers were compared with \(cohort.subjectCount) reference subjects (\(cohort.name); \(cohort.origin)); "
      + "percentiles: \(cohort.percentileMethod)."
  }

  private var limits: String? {
    guard !results.taxa.isEmpty else { return nil }
    return results.abundance == "genome-copies"
      ? "Shares are relative abundances of genome copies, as the profiler estimates them."
      : "Shares are relative abundances; no correction was made for 16S rRNA gene copy number."
  }
}
