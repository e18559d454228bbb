import BioModel
import Diversity
public import Taxonomy

extension MarkerTable {
  /// The evidence levels a table may use.
  public static let evidenceLevels = ["meta-analysis", "multi-cohort", "single-cohort", "mechanistic", "contested"]

  /// A laboratory's own marker file: the columns of the built-in table, checked as it is.
  ///
  /// - Throws: the first thing that is wrong, with its line, and how many others there are.
  public static func read(_ bytes: [UInt8], file: String, groups: TaxonGroups = .builtIn) throws -> MarkerTable {
    let table = try MarkerTable(parsing: bytes, file: file, groups: groups)
    if table.markers.isEmpty {
      throw DysbiosisError(location: SourceLocation(file: file), message: "the file holds no marker")
    }
    let problems = table.validate()
    guard let first = problems.first else { return table }
    let others = problems.count == 1 ? "" : " (and \(problems.count - 1) more)"
    throw DysbiosisError(
      location: first.location, message: first.message + others,
      advice: first.advice.isEmpty ? "`dysbio list markers` shows rows that are right" : first.advice)
  }

  /// Everything that is wrong with the table's content, in the order of its rows; empty: the table may be used.
  ///
  /// Ids are unique and kebab-case; every taxon is known to the nomenclature at its rank; the DOI is there and
  /// well-formed; a flag has a tail probability and only a flag has one; contested evidence is never a flag; a row
  /// without expression is `never`; only context has a cut-off; the evidence level is one of the five; an index or metric has an id.
  public func validate(nomenclature: Nomenclature = .builtIn) -> [DysbiosisError] {
    var seen: Set<String> = []
    var problems: [DysbiosisError] = []
    for marker in markers {
      func refuse(_ message: String) {
        problems.append(DysbiosisError(location: marker.location, message: "\(marker.id): \(message)"))
      }
      if !seen.insert(marker.id).inserted { refuse("the id stands there twice") }
      if !Self.isKebabCase(marker.id) { refuse("the id is not kebab-case") }
      if !Self.isDOI(marker.doi) { refuse("'\(marker.doi)' is no DOI") }
      if !Self.evidenceLevels.contains(marker.evidenceLevel) {
        refuse("'\(marker.evidenceLevel)' is no evidence level")
      }
      for term in marker.expression.terms
      where !nomenclature.knows(term.name, rank: term.effectiveRank(in: nomenclature)) && !marker.isAsPublished(term) {
        refuse("the nomenclature knows no \(term.effectiveRank(in: nomenclature).name) '\(term.name)'")
      }
      if marker.action == .flag, !TailRule.permitted.contains(marker.tailProbability ?? 0) {
        refuse("a flag needs a tail_p")
      }
      if marker.action != .flag, marker.tailProbability != nil { refuse("only a flag has a tail_p") }
      if marker.action == .flag, marker.evidenceLevel == "contested" { refuse("contested evidence is never flagged") }
      if !marker.expression.isComputable, marker.action != .never { refuse("a row without expression is 'never'") }
      if case .notComputable(let reason) = marker.expression, !Self.isKebabCase(reason) {
        refuse("the reason '\(reason)' is not kebab-case")
      }
      if marker.cutOff != nil, marker.action != .context { refuse("only context has a cut_off") }
      if case .index(let id) = marker.expression, !DysbiosisIndices.all.contains(where: { $0.id == id }) {
        refuse("there is no index '\(id)'")
      }
      if case .metric(let id) = marker.expression, !Self.metricIDs.contains(id) { refuse("there is no metric '\(id)'") }
    }
    return problems
  }

  private static let metricIDs = Set(
    AlphaMetrics.all.map(\.id) + RarefiedAlphaMetrics.all.map(\.id) + PhylogeneticAlphaMetrics.all.map(\.id))

  private static func isKebabCase(_ id: String) -> Bool {
    !id.isEmpty && id.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }
  }

  /// `10.`, four to nine digits, a slash, something without blanks.
  static func isDOI(_ text: String) -> Bool {
    guard text.hasPrefix("10."), let slash = text.firstIndex(of: "/") else { return false }
    let registrant = text[text.index(text.startIndex, offsetBy: 3)..<slash]
    let suffix = text[text.index(after: slash)...]
    return (4...9).contains(registrant.utf8.count)
      && registrant.utf8.allSatisfy { ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) || $0 == UInt8(ascii: ".") }
      && !suffix.isEmpty && suffix.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
  }
}

extension Marker {
  /// Whether a taxon that is counted stands in a published list, which keeps the names of its profiler.
  fileprivate func isAsPublished(_ term: TaxonTerm) -> Bool {
    guard case .count = expression else { return false }
    return TaxonGroups.builtIn.ids.contains { TaxonGroups.builtIn[$0]?.contains(term) ?? false }
  }
}
