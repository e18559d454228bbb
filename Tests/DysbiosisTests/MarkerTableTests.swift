import BioModel
import Dysbiosis
import Taxonomy
import Testing

@Suite struct MarkerTableTests {
  /// A row that is right, by column.
  static let good = [
    "id": "roseburia-low", "panel": "butyrate-production", "expression": "g:Roseburia", "rank": "genus",
    "direction": "low", "action": "flag", "tail_p": "0.1", "requirements": "host=human",
    "evidence_level": "meta-analysis",
    "portable_in": "ncbi;ncbi-old;gtdb;silva;rdp;rdp-19;greengenes;metaphlan", "conditions": "general", "citation": "X",
    "doi": "10.1038/s41467-017-01973-8",
    "doi_verified": "yes",
  ]

  static func table(_ rows: [[String: String]]) -> [UInt8] {
    let lines = [MarkerTable.columns] + rows.map { row in MarkerTable.columns.map { row[$0] ?? "" } }
    return Array(lines.map { $0.joined(separator: "\t") }.joined(separator: "\n").utf8)
  }

  static func changed(_ column: String, _ value: String) -> [String: String] {
    var row = good
    row[column] = value
    return row
  }

  @Test func builtInTableIsValid() throws {
    let table = try MarkerTable.parsedBuiltIn()
    #expect(table.markers.count == 167)
    for problem in table.validate() { Issue.record("\(problem)") }
    #expect(try TaxonGroups.parsedBuiltIn().ids.count >= 15)
  }

  @Test func contestedEvidenceIsNeverFlagged() {
    for marker in MarkerTable.builtIn.markers where marker.evidenceLevel == "contested" {
      #expect(marker.action != .flag)
    }
  }

  @Test func goodRowIsAccepted() throws {
    #expect(try MarkerTable(parsing: Self.table([Self.good]), file: "m.tsv").validate().isEmpty)
  }

  /// Tables from before absolute cut-offs end a column earlier.
  @Test func theLastColumnMayBeMissing() throws {
    let columns = MarkerTable.columns.dropLast()
    let lines = [Array(columns), columns.map { Self.good[$0] ?? "" }].map { $0.joined(separator: "\t") }
    let table = try MarkerTable.read(Array(lines.joined(separator: "\n").utf8), file: "m.tsv")
    #expect(table.markers.count == 1 && table.markers[0].cutOff == nil)
  }

  @Test(arguments: [
    ("expression", "g:Roseburria"), ("expression", "p:Roseburia"), ("doi", ""), ("doi", "doi:10.1038/x"),
    ("doi", "10.1038"), ("id", "Roseburia Low"), ("evidence_level", "sure"), ("evidence_level", "contested"),
    ("tail_p", ""), ("action", "context"), ("expression", "none"), ("expression", "index:nemo"),
    ("expression", "metric:nosuch"), ("expression", "none:Not kebab"), ("cut_off", "< 0"),
  ])
  func badContentIsRefused(column: String, value: String) throws {
    let table = try MarkerTable(parsing: Self.table([Self.changed(column, value)]), file: "m.tsv")
    let problems = table.validate()
    #expect(!problems.isEmpty)
    #expect(problems.allSatisfy { $0.location?.line == 2 })
  }

  @Test func repeatedIDIsRefused() throws {
    let table = try MarkerTable(parsing: Self.table([Self.good, Self.good]), file: "m.tsv")
    #expect(table.validate().contains { $0.message.contains("twice") && $0.location?.line == 3 })
  }

  @Test(arguments: [
    ("expression", "g:"), ("expression", "g:Roseburia +"), ("expression", "@nemo"), ("direction", "up"),
    ("action", "cure"),
    ("portable_in", "ncbi;nemo"), ("portable_in", "ncbi:genus"), ("tail_p", "5"), ("tail_p", "nan"),
    ("tail_p", "1e-300"), ("tail_p", "0"), ("tail_p", "0.6"),
    ("cut_off", "about 3"), ("cut_off", "<3"), ("cut_off", "< 3 or"), ("expression", "largest:g:Roseburia,"),
    ("expression", "count:"),
    ("requirements", "host=dog"),
  ])
  func badFormIsRefused(column: String, value: String) {
    #expect(throws: DysbiosisError.self) {
      try MarkerTable(parsing: Self.table([Self.changed(column, value)]), file: "m.tsv")
    }
  }

  @Test func missingColumnIsRefused() {
    #expect(throws: NomenclatureError.self) { try MarkerTable(parsing: Array("id\tpanel\na\tb".utf8), file: "m.tsv") }
  }
}
