public import BioModel
import Dysbiosis
import Reads

/// The method box, always printed: what went in, what was compared with what, what cannot be seen.
public struct DataAndMethods: ReportSection {
  public let descriptor = Descriptor(
    id: "methods", title: "Data and methods", summary: "What went in and how it was worked on.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    var items: [(String, HTML)] = [
      ("Program", "dysbio \(results.run.programVersion), <code>dysbio \(results.run.command.rawValue)</code>")
    ]
    items += results.run.context.map { ($0.key, HTML(text: $0.value)) }
    if !results.run.context.contains(where: { $0.key == "Material" }) {
      items.append(("Material", "Date, kit and known confounders were not stated."))
    }
    let ledgers = results.samples.compactMap(\.ledger)
    if !ledgers.isEmpty {
      let classified = results.samples.compactMap(\.classifiedReads).reduce(0, +)
      let input = ledgers.reduce(0) { $0 + $1.input }
      let kept = ledgers.reduce(0) { $0 + $1[.kept] }
      items.append(
        (
          "Reads",
          "\(DisplayNumber.grouped(input)) \(results.run.readUnit) in, \(DisplayNumber.grouped(kept)) kept, \(DisplayNumber.grouped(classified)) classified at domain level"
        ))
    }
    items.append(("Taxonomy", reference(results.reference)))
    if results.holds(.dysbiosis) { items.append(("Reference group", cohort(results.cohort))) }
    if let depth = results.commonDepth {
      let dropped: HTML =
        depth.droppedSamples.isEmpty ? .empty : "; below it: \(depth.droppedSamples.joined(separator: ", "))"
      items.append(("Common depth", "\(DisplayNumber.grouped(depth.depth)) reads (\(depth.reason))\(dropped)"))
    }
    items.append(("Detection limit", detectionLimit(results)))
    if results.holds(.dysbiosis) { items.append(("Markers", markers(results))) }
    items.append(
      (
        "Shares",
        results.abundance == "genome-copies"
          ? "Relative abundances of genome copies, as the profiler estimates them; not amounts of bacteria."
          : "Relative abundances of what was classified; not corrected for 16S copy number, and not amounts of bacteria."
      ))
    items.append(
      (
        "Not computable",
        "Strains, toxins, live or dead, amounts per gram, gut permeability; see <a href=\"#limits\">what cannot be said</a>."
      ))
    let list = items.map { item -> HTML in "<dt>\(item.0)</dt><dd>\(item.1)</dd>\n" }
    var html: HTML = "<dl class=\"box\">\n\(list)</dl>\n"
    html += plan(results.plan)
    html += parameters(results.run)
    return html
  }

  private func reference(_ reference: ReferenceSummary?) -> HTML {
    guard let reference else { return "Names as in the input; nothing was classified by this run." }
    var html: HTML = "\(reference.name), fingerprint <code>\(String(reference.fingerprint.prefix(16)))</code>"
    if let count = reference.sequenceCount { html += ", \(DisplayNumber.grouped(count)) sequences" }
    if let cutOff = reference.minimumConfidence { html += ", confidence at least \(DisplayNumber.percent(cutOff))" }
    if reference.holdsOrganelles == false {
      html +=
        ". It holds no mitochondria or chloroplasts, so such reads cannot be recognised with it: read Cyanobacteriota and Rickettsiales with care"
    }
    return html
  }

  private func cohort(_ cohort: CohortSummary?) -> HTML {
    guard let cohort else {
      return "None: no reference group fits or was given, so this report has no percentiles and no flags."
    }
    var html: HTML = """
      \(cohort.name), n = \(cohort.subjectCount); \(cohort.origin); \(cohort.percentileMethod); fingerprint \
      <code>\(String(cohort.fingerprint.prefix(16)))</code>
      """
    if !cohort.override.isEmpty { html += ". <b>Overridden misfit:</b> \(cohort.override)" }
    return html
  }

  private func detectionLimit(_ results: RunResults) -> HTML {
    let limits = results.samples.compactMap(\.detectionLimit).sorted()
    guard let best = limits.first, let worst = limits.last else { return "Unknown: the table holds no counts." }
    let range =
      best == worst
      ? DisplayNumber.percent(best) : "\(DisplayNumber.percent(best)) to \(DisplayNumber.percent(worst)), by sample"
    return "\(range): a taxon below this share would usually be missed (3 / reads)."
  }

  private func markers(_ results: RunResults) -> HTML {
    let all = results.flagCounts.filter { $0.panel == nil }
    guard all.contains(where: { $0.examined > 0 }) else { return "None could be compared with a reference group." }
    let examined = all.map(\.examined)
    let expected = all.map(\.expectedByChance)
    let (fewest, most) = (examined.min() ?? 0, examined.max() ?? 0)
    let (low, high) = (DisplayNumber.fixed(expected.min() ?? 0, 1), DisplayNumber.fixed(expected.max() ?? 0, 1))
    let count = fewest == most ? "\(most)" : "\(fewest)–\(most)"
    let chance = low == high ? low : "\(low)–\(high)"
    return
      "\(count) examined per sample; about \(chance) would lie outside by chance in a healthy person.\(inReference(all))"
  }

  /// Flags are correlated, so their number varies more than chance alone would have it.
  private func inReference(_ counts: [FlagSummary]) -> String {
    let ranges = counts.compactMap(\.inReference)
    guard let lower = ranges.map(\.lower).min(), let upper = ranges.map(\.upper).max() else { return "" }
    return " Of the reference's own people, each compared with the others, 5 to 95 % show \(lower) to \(upper)."
  }

  private func plan(_ decisions: [PlanDecision]) -> HTML {
    guard !decisions.isEmpty else { return .empty }
    var table = HTMLTable(
      caption: "Decisions made from the data", columns: [("Decision", .text), ("Value", .text), ("Why", .text)])
    for decision in decisions {
      table.row([HTML(text: decision.title), HTML(text: decision.value), HTML(text: decision.reason)])
    }
    return "<h3>Decisions made from the data</h3>\n\(table.html())"
  }

  private func parameters(_ run: RunDescription) -> HTML {
    guard !run.parameters.isEmpty || !run.seeds.isEmpty else { return .empty }
    var table = HTMLTable(caption: "All parameters and seeds", columns: [("Parameter", .text), ("Value", .text)])
    for parameter in run.parameters { table.row([HTML(text: parameter.key), HTML(text: parameter.value)]) }
    for seed in run.seeds { table.row(["seed of \(seed.key)", HTML(text: seed.value)]) }
    return table.html(foldAbove: 0)
  }
}
