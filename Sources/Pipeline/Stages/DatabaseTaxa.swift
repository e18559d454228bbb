import BioIO
import BioModel
import Dysbiosis
import Taxonomy

/// The taxa of the profiler's or classifier's database as `--database-taxa` gives them: a text file with a lineage or a
/// name in every line.
///
/// Lineages are understood as in tables (`k__Bacteria|p__…`, `Bacteria;Bacillota;…`); of fields split by tabs the first that
/// is a lineage is taken, else the first. A name alone has the rank that the nomenclature or its form tells
/// (`TaxonTerm.effectiveRank`); a rank letter may stand before it (`g__Roseburia`). Empty lines and those that begin with `#`
/// are left out, as are placeholders.
enum DatabaseTaxa {
  /// - Throws: no text, or a file without a single taxon.
  static func universe(
    _ bytes: [UInt8], file: String, nomenclature: Nomenclature = .builtIn
  ) throws(PipelineError) -> TaxonUniverse {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: file), "the list of taxa is no UTF-8 text",
        advice: "give a text file with a lineage or a name in every line")
    }
    var lineages: Set<Lineage> = []
    for line in text.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let fields = line.split(separator: 0x09).compactMap { String($0) }
      guard let first = fields.first, !first.hasPrefix("#") else { continue }
      let lineage = lineage(fields.first(where: LineageParser.looksLikeLineage) ?? first, nomenclature)
      if !lineage.isUnclassified { lineages.insert(lineage) }
    }
    guard !lineages.isEmpty else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: file), "the list names no taxon",
        advice: "write a lineage or a name in every line")
    }
    return TaxonUniverse(lineages: Array(lineages), nomenclature: nomenclature, source: file)
  }

  private static func lineage(_ text: String, _ nomenclature: Nomenclature) -> Lineage {
    let spelled = LineageParser.lineage(text)
    if !spelled.isUnclassified { return spelled }
    let name = text.replacing("_", with: " ")
    if TaxonName.isPlaceholder(TaxonName.normalized(name)) { return .unclassified }
    var lineage = Lineage.unclassified
    lineage[TaxonTerm(name: name, rank: nil).effectiveRank(in: nomenclature)] = name
    return lineage
  }

  /// What the table names and the list does not, which a list of its own database would hold.
  static func notice(_ profile: CommunityProfile) -> Notice? {
    guard let universe = profile.universe else { return nil }
    var missing: [String] = []
    var named = 0
    var seen: Set<ResolvedLineage> = []
    for names in profile.resolvedLineages where seen.insert(names).inserted {
      guard let rank = Rank.allCases.last(where: { names[$0] != nil }), let match = names[rank] else { continue }
      named += 1
      if !universe.contains(match.key, rank: rank) { missing.append(match.current) }
    }
    if missing.isEmpty { return nil }
    return Notice(
      .warning, code: "database-taxa-incomplete",
      message: "\(missing.count) of \(named) taxa of the table are not in \(universe.source) "
        + "(\(missing.prefix(3).joined(separator: ", "))\(missing.count > 3 ? " …" : "")): is it the list of the table's own "
        + "database?")
  }
}
