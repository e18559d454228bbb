public import BioModel
import Taxonomy

/// A user's own ratios and groups of taxa, as a file in TOML or YAML.
///
/// ```toml
/// [[group]]
/// id = "my-butyrate"
/// taxa = ["g:Faecalibacterium", "g:Roseburia", "s:Anaerobutyricum hallii"]
///
/// [[ratio]]
/// id = "butyrate-to-enterobacteria"
/// expression = "@my-butyrate / f:Enterobacteriaceae"
/// title = "Butyrate producers to Enterobacteriaceae"   # optional, as all below
/// note = "Our clinic's ratio since 2019."
/// doi = "10.1000/example"
/// portable_in = ["ncbi", "gtdb", "silva"]
/// ```
///
/// The same in YAML has lists below `groups` and `ratios`:
///
/// ```yaml
/// ratios:
///   - id: butyrate-to-enterobacteria
///     expression: "@my-butyrate / f:Enterobacteriaceae"
/// ```
public enum RatioFile {
  private static let ratioKeys = ["id", "expression", "title", "note", "doi", "portable_in"]

  /// Whether a file is YAML: by its name, or because it begins as no TOML can.
  public static func isYAML(_ bytes: [UInt8], file: String) -> Bool { YAMLTrace.isFound(bytes, file: file) }

  /// The ratios of a file in TOML, in the order of the file; groups may stand anywhere.
  ///
  /// - Parameters:
  ///   - file: the name in messages.
  ///   - taken: ids that exist already and may not be used again; nil: those of the built-in ratios.
  /// - Throws: `DysbiosisError` with the line: what is no TOML of this kind, an unknown or missing key, an id twice, an expression or
  ///   a taxon that cannot be read, a taxon that the nomenclature does not know where a rank is given wrongly.
  public static func read(
    _ bytes: [UInt8], file: String, taken: [String]? = nil, groups builtIn: TaxonGroups = .builtIn
  ) throws(DysbiosisError) -> [RatioDefinition] {
    try read(
      TOMLTables(bytes, file: file).tables, file: file, taken: taken, groups: builtIn,
      howToBegin: "write [[ratio]] or [[group]]")
  }

  /// The same of a document in YAML.
  public static func read(
    _ document: YAMLNode, file: String, taken: [String]? = nil, groups builtIn: TaxonGroups = .builtIn
  ) throws(DysbiosisError) -> [RatioDefinition] {
    try read(
      YAMLTables(document, file: file).tables, file: file, taken: taken, groups: builtIn,
      howToBegin: "write ratios:, and below it - id: …")
  }

  private static func read(
    _ tables: [RatioTable], file: String, taken: [String]?, groups builtIn: TaxonGroups, howToBegin: String
  ) throws(DysbiosisError) -> [RatioDefinition] {
    let tables = tables.map { RatioTableReader(table: $0, file: file) }
    for reader in tables where reader.table.name != "group" && reader.table.name != "ratio" {
      throw reader.error("\(reader.table.heading) is no table of this file", advice: howToBegin)
    }
    let groups = try groups(tables.filter { $0.table.name == "group" }, builtIn)
    var ids = Set(taken ?? RatioDefinition.builtIn.map(\.id))
    var found: [RatioDefinition] = []
    for reader in tables where reader.table.name == "ratio" {
      try reader.allow(ratioKeys)
      let ratio = try reader.ratio(groups: groups)
      guard ids.insert(ratio.id).inserted else {
        throw reader.error("there is a ratio '\(ratio.id)' already", at: "id", advice: "choose another id")
      }
      found.append(ratio)
    }
    if found.isEmpty {
      throw DysbiosisError(
        location: SourceLocation(file: file), message: "the file holds no ratio", advice: howToBegin)
    }
    return found
  }

  /// The groups, which may use each other and stand in any order.
  private static func groups(
    _ tables: [RatioTableReader], _ builtIn: TaxonGroups
  ) throws(DysbiosisError) -> TaxonGroups {
    var ids: Set<String> = []
    for reader in tables {
      try reader.allow(["id", "taxa"])
      let id = try reader.id()
      guard ids.insert(id).inserted else {
        throw reader.error("there is a group '\(id)' already", at: "id", advice: "choose another id")
      }
    }
    var groups = builtIn
    var waiting = tables
    while !waiting.isEmpty {
      var later: [RatioTableReader] = []
      var failure: DysbiosisError?
      for reader in waiting {
        do throws(DysbiosisError) { groups = groups.adding(try reader.id(), try reader.taxa(groups: groups)) } catch {
          failure = failure ?? error
          later.append(reader)
        }
      }
      // Nobody got further: what is wrong is no matter of order.
      if later.count == waiting.count, let failure { throw failure }
      waiting = later
    }
    return groups
  }
}

/// One table of the file.
private struct RatioTableReader {
  let table: RatioTable
  let file: String

  func error(_ message: String, at key: String? = nil, advice: String = "") -> DysbiosisError {
    let line = key.flatMap { table.values[$0]?.line } ?? table.line
    return DysbiosisError(location: SourceLocation(file: file, line: line), message: message, advice: advice)
  }

  func allow(_ keys: [String]) throws(DysbiosisError) {
    for key in table.keys where !keys.contains(key) {
      throw error(
        "'\(key)' is no key of \(table.heading)", at: key, advice: "keys are \(keys.joined(separator: ", "))")
    }
  }

  func text(_ key: String) throws(DysbiosisError) -> String? {
    guard let entry = table.values[key] else { return nil }
    guard case .text(let text) = entry.value else { throw error("'\(key)' is text in quotes", at: key) }
    return text
  }

  private func texts(_ key: String) throws(DysbiosisError) -> [String]? {
    guard let entry = table.values[key] else { return nil }
    switch entry.value {
    case .texts(let texts): return texts
    case .text(let text): return [text]
    default: throw error("'\(key)' is a list of texts", at: key)
    }
  }

  private func needed(_ key: String) throws(DysbiosisError) -> String {
    guard let text = try text(key), !text.isEmpty else { throw error("\(table.heading) needs '\(key)'") }
    return text
  }

  /// Kebab-case.
  func id() throws(DysbiosisError) -> String {
    let id = try needed("id")
    guard id.utf8.allSatisfy({ "abcdefghijklmnopqrstuvwxyz0123456789-".utf8.contains($0) }) else {
      throw error("the id '\(id)' is not kebab-case", at: "id", advice: "use small letters, digits and hyphens")
    }
    return id
  }

  func taxa(groups: TaxonGroups) throws(DysbiosisError) -> [TaxonTerm] {
    guard let texts = try texts("taxa"), !texts.isEmpty else { throw error("\(table.heading) needs 'taxa'") }
    var terms: [TaxonTerm] = []
    for text in texts {
      // A rank letter may stand before a name with blanks without further quotes.
      var written = text
      if text.contains(" "), !text.contains("\"") {
        let parts = text.split(separator: ":", maxSplits: 1).map(String.init)
        written = parts.count == 2 ? "\(parts[0]):\"\(parts[1])\"" : "\"\(text)\""
      }
      var parser = ExpressionParser(written, groups: groups)
      do {
        terms += try parser.sum().terms
        try parser.expectEnd()
      } catch { throw self.error(error.message, at: "taxa", advice: error.advice) }
    }
    return terms
  }

  func ratio(groups: TaxonGroups) throws(DysbiosisError) -> RatioDefinition {
    let id = try id()
    let expression: RatioExpression
    do { expression = try RatioExpression(try needed("expression"), groups: groups) } catch {
      throw self.error(error.message, at: "expression", advice: error.advice)
    }
    guard let portability = Portability(try texts("portable_in")?.joined(separator: ";") ?? "") else {
      throw error("portable_in names no scheme", at: "portable_in", advice: "`dysbio list schemes` names them")
    }
    let doi = try text("doi") ?? ""
    if !doi.isEmpty, !MarkerTable.isDOI(doi) { throw error("'\(doi)' is no DOI", at: "doi", advice: "write 10.…/…") }
    return RatioDefinition(
      id: id, title: try text("title") ?? id, note: try text("note") ?? "A ratio from \(file).", doi: doi,
      expression: expression, portability: portability,
      location: SourceLocation(file: file, line: table.values["expression"]?.line ?? table.line))
  }
}
