import BioModel

/// From the sections of a CAMI profile to a table.
struct CAMIReader {
  let file: String
  let comments: [String]

  func document(_ sections: [CAMISection], _ assumptions: TableAssumptions) throws(TableError) -> TableDocument {
    guard sections.contains(where: \.hasTable) else {
      throw TableError(
        at: SourceLocation(file: file), "there is no head `@@TAXID RANK …`", advice: "the file may be cut off")
    }
    var records = ProfileRecords(file: file)
    var notices: [Notice] = []
    var sections = sections
    for place in sections.indices { sections[place].connect() }
    let unit = unit(of: sections, assumptions)
    for var section in sections {
      if unit.isFractions { section.readAsFractions() }
      let name = section.sampleID.flatMap { Self.isStock($0) ? nil : $0 } ?? SampleName.of(file: file)
      records.newSample(name, line: section.line)
      try gather(section, into: &records, &notices)
      if let line = section.oddPathLine {
        notices.append(
          Notice(
            .warning, code: "path-without-ranks", sample: name,
            message:
              "paths do not follow the ranks of the head (first on line \(line)); lineages hold the taxon's own rank and its domain"
          ))
      }
    }
    let version = sections.first?.tags["version"] ?? ""
    if !version.hasPrefix("0.9.1"), !version.hasPrefix("0.10"), version != "0.9" {
      notices.append(
        Notice(
          .note, code: "deviates-from-cami",
          message: version.isEmpty
            ? "the profile states no version"
            : "the profile states the version \(version), which is none of the standard's"))
    }
    let database = sections.first?.tags["taxonomyid"].map { $0 == "unknown" ? "" : $0 } ?? ""
    var origin = TableOrigin(database: database, taxonomy: TableOrigin.taxonomy(in: database))
    if let metaphlan = comments.first(where: { $0.hasPrefix("#mpa_") }) {
      origin.profiler = "metaphlan"
      origin.database = String(metaphlan.dropFirst())
      origin.version = MetaPhlAnHead.version(ofDatabase: origin.database)
      origin.abundance = .genomeCopies
    } else if comments.contains(where: { $0.contains("motus") }) {
      origin.profiler = "motus"
      origin.abundance = .genomeCopies
    }
    // Percentages have become shares; a stated unit is used up.
    var assumptions = assumptions
    if assumptions.unit != .counts { assumptions.unit = nil }
    return try records.document(
      origin,
      reasons: TableOrigin.Reasons(
        profiler: "the comments of the file", taxonomy: "`@TaxonomyID`", abundance: "the profiler counts genomes"),
      unit: .fractions, assumptions: assumptions, dropping: true,
      understood: [
        Understanding(
          key: "nesting", value: TableAssumptions.Nesting.cumulative.rawValue, confidence: 1,
          reason: "a CAMI profile gives every rank; each taxon holds what no row under it explains")
      ], notices: notices + unit.notices)
  }

  // The standard's percentages; fractions, when the widest rows of every sample add up to 1 and nothing says otherwise.
  private func unit(
    of sections: [CAMISection], _ assumptions: TableAssumptions
  ) -> (isFractions: Bool, notices: [Notice]) {
    if let stated = assumptions.unit { return (stated == .fractions, []) }
    let filled = sections.filter { $0.top > 0 && $0.tags[Self.unclassifiedTag] == nil }
    guard !filled.isEmpty, filled.count == sections.count(where: { $0.top > 0 }),
      filled.allSatisfy({ (100 * $0.top - 1).magnitude <= 0.005 })
    else { return (false, []) }
    return (
      true,
      [
        Notice(
          .warning, code: "unit-uncertain",
          message:
            "the widest rows add up to 1, where percentages make 100; read as fractions, state `unit=percent` if that is wrong"
        )
      ]
    )
  }

  /// The share (percent) of a sample that its rows do not name, as our writer states it.
  static let unclassifiedTag = "_dysbio_unclassified_"

  private func gather(
    _ section: CAMISection, into records: inout ProfileRecords, _ notices: inout [Notice]
  ) throws(TableError) {
    let sample = records.sampleIDs.count - 1
    var top = 0.0
    for node in section.nodes {
      if node.parent == nil { top += node.share }
      if node.isClade { records.cladeIDs.add(node.id, of: node.lineage) }
      let excess = node.below - node.share
      if excess > 0.005 {
        notices.append(
          Notice(
            .warning, code: "ranks-disagree", sample: records.sampleIDs[sample],
            message:
              "the rows under \"\(node.name)\" (line \(node.line)) hold \(NumberText.text(100 * excess, significantDigits: 3)) % more than it"
          ))
      }
      let rest = node.children == 0 ? node.share : max(0, node.share - node.below)
      // Five or six decimals of a percent: each row under this one may be off by half of the last.
      let isReal = node.children == 0 || rest > 1e-6 + 1e-7 * Double(node.children)
      let own = node.own ?? (isReal ? rest : 0)
      guard own > 0 else { continue }
      let taxon = records.taxon(
        ProfileRecords.Taxon(
          name: node.statedName.flatMap { $0.isEmpty ? nil : $0 } ?? node.name, id: node.statedID ?? node.id,
          lineage: node.lineage, line: node.line),
        key: node.id + "\t" + node.name + "\t" + node.lineage.prefixedText)
      records.add(own, taxon: taxon, sample: sample, line: node.line)
    }
    guard top <= 1.005 else {
      throw TableError(
        at: SourceLocation(file: file, line: section.line),
        "the widest rows of sample \"\(records.sampleIDs[sample])\" add up to \(NumberText.text(100 * top, significantDigits: 7)) %",
        advice: "percentages of a CAMI profile make at most 100 at each rank; two profiles may have been joined")
    }
    let stated = section.tags[Self.unclassifiedTag].flatMap { NumberText.number($0 + "e-2") }
    let rest = stated.map { min(max($0, 0), 1) } ?? (top > 0 && 1 - top > 1e-4 ? 1 - top : 0)
    guard rest > 0 else { return }
    let nameless = records.taxon(
      ProfileRecords.Taxon(name: ProfileRecords.unclassified, isUnclassified: true, line: section.line))
    records.add(rest, taxon: nameless, sample: sample, line: section.line)
  }

  private static func isStock(_ name: String) -> Bool {
    name.isEmpty || ["unnamed sample", "sampleid", "unknown"].contains(name.lowercased())
  }
}
