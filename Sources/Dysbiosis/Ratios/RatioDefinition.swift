public import BioModel
import CEmbedded
public import Taxonomy

/// A ratio with an id: from the built-in table, or one a user wrote.
public struct RatioDefinition: Described {
  public let descriptor: Descriptor
  public let expression: RatioExpression
  /// Schemes of names in which both sums can be expressed; a user's own ratio is not restricted.
  public let portability: Portability

  /// Where a file of the user's defines it; nil: built in, or given on the command line.
  public let location: SourceLocation?
  /// Written by the user, on the command line or in a file.
  public let isUsers: Bool

  /// A ratio a user wrote; without an id of its own its text is its id.
  public init(_ expression: RatioExpression, id: String? = nil) {
    self.expression = expression
    portability = Portability([:])
    location = nil
    isUsers = true
    descriptor = Descriptor(
      id: id ?? expression.text, title: id ?? expression.text, summary: "A ratio of taxa given on the command line.",
      formula: expression.text, unit: "1")
  }

  /// A ratio of a file: all that a user may state of it.
  ///
  /// - Parameter location: of its expression, in a file of the user's.
  public init(
    id: String, title: String, note: String, doi: String, expression: RatioExpression, portability: Portability,
    location: SourceLocation? = nil
  ) {
    self.location = location
    isUsers = location != nil
    self.expression = expression
    self.portability = portability
    descriptor = Descriptor(
      id: id, title: title, summary: note, formula: expression.text, unit: "1", reference: doi)
  }

  /// The built-in ratios, in the table's order.
  public static let builtIn: [RatioDefinition] = (try? parsedBuiltIn()) ?? []

  /// The built-in ratios, or what is wrong with their table.
  public static func parsedBuiltIn() throws -> [RatioDefinition] {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_ratios_bytes(), count: dysbio_ratios_count))
    return try TabRows(bytes, head: ["id", "title", "expression", "portable_in", "note", "doi"], file: "ratios.tsv")
      .rows.map { row in
        guard let portability = Portability(row[3]) else { throw row.error("'\(row[3])' is no list of schemes") }
        return RatioDefinition(
          id: row[0], title: row[1], note: row[4], doi: row[5], expression: try RatioExpression(row[2]),
          portability: portability)
      }
  }

  /// A built-in ratio by its id, else the text as an expression.
  /// - Throws: what is wrong with the expression, and where.
  public static func named(_ text: String) throws(DysbiosisError) -> RatioDefinition {
    if let known = builtIn.first(where: { $0.id == text }) { return known }
    return RatioDefinition(try RatioExpression(text))
  }
}
