import BioModel
import CEmbedded
import Taxonomy

/// The markers, in the table's order.
public struct MarkerTable: Sendable {
  public let markers: [Marker]

  /// The columns of a marker table; the last may be missing.
  public static let columns = [
    "id", "panel", "expression", "rank", "direction", "action", "tail_p", "minimal_share",
    "minimal_reference_prevalence", "requirements", "evidence_level", "portable_in", "conditions", "rule_in_words",
    "rationale", "citation", "doi", "doi_verified", "cut_off",
  ]

  /// The markers compiled into the program; the tests refuse a table that does not parse or validate.
  public static let builtIn: MarkerTable = (try? parsedBuiltIn()) ?? MarkerTable(markers: [])

  /// The compiled-in markers, or what is wrong with them.
  public static func parsedBuiltIn() throws -> MarkerTable {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_markers_bytes(), count: dysbio_markers_count))
    return try MarkerTable(parsing: bytes, file: "markers.tsv")
  }

  /// - Parameter markers: validated by the caller, see `validate`.
  public init(markers: [Marker]) { self.markers = markers }

  /// Parses a tab-separated marker table.
  /// - Throws: the first row that does not parse, with its line: head, number of fields, expression, direction, action,
  ///   numbers, requirements.
  public init(parsing bytes: [UInt8], file: String, groups: TaxonGroups = .builtIn) throws {
    let first = bytes.split(separator: 0x0A, omittingEmptySubsequences: true).first { $0.first != UInt8(ascii: "#") }
    let hasCutOff = first.map { String(decoding: $0, as: UTF8.self).contains("\tcut_off") } ?? false
    let head = hasCutOff ? Self.columns[...] : Self.columns.dropLast()
    markers = try TabRows(bytes, head: Array(head), file: file).rows.map { row in
      try Self.marker(row, file: file, groups: groups)
    }
  }

  private static func marker(_ row: TabRows.Row, file: String, groups: TaxonGroups) throws -> Marker {
    func refused(_ message: String) -> DysbiosisError {
      DysbiosisError(
        location: SourceLocation(file: file, name: row[0], line: row.line), message: "\(row[0]): \(message)")
    }
    func number(_ index: Int) throws -> Double? {
      if row[index].isEmpty { return nil }
      guard let value = NumberText.number(row[index]), value >= 0, value < 1 else {
        throw refused("\(columns[index]) '\(row[index])' is no number from 0 to 1")
      }
      return value
    }
    func list(_ index: Int) -> [String] { row[index].split(separator: ";").map(String.init) }
    guard let side = TailRule.Side(rawValue: row[4]) else {
      throw refused("the direction '\(row[4])' is not low or high")
    }
    guard let action = Marker.Action(rawValue: row[5]) else { throw refused("'\(row[5])' is no action") }
    let requirements = try list(9).map { text -> Marker.Requirement in
      guard let requirement = Marker.Requirement(rawValue: text) else { throw refused("'\(text)' is no requirement") }
      return requirement
    }
    guard let portability = Portability(row[11]) else {
      throw refused("'\(row[11])' is no list of schemes; `dysbio list schemes` names them")
    }
    let tailProbability = try number(6)
    if let tailProbability, !TailRule.permitted.contains(tailProbability) {
      throw refused("tail_p '\(row[6])' is not from 0.000001 to 0.5")
    }
    let cutOffText = row.fields.count > 18 ? row[18] : ""
    let cutOff = CutOff(cutOffText)
    if cutOff == nil, !cutOffText.isEmpty { throw refused("the cut_off '\(cutOffText)' is not understood") }
    let expression: MarkerExpression
    do { expression = try MarkerExpression(row[2], groups: groups) } catch { throw refused(error.message) }
    return Marker(
      id: row[0], panel: row[1], expressionText: row[2], expression: expression, rank: row[3], side: side,
      action: action, tailProbability: tailProbability, minimalShare: try number(7) ?? 0,
      minimalReferencePrevalence: try number(8) ?? 0, requirements: requirements, evidenceLevel: row[10],
      portability: portability, conditions: list(12), ruleInWords: row[13], rationale: row[14], citation: row[15],
      doi: row[16], isDOIVerified: row[17] == "yes", cutOff: cutOff,
      location: SourceLocation(file: file, line: row.line))
  }
}
