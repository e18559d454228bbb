public import BioIO

/// Something done to a table between reading and writing it.
public protocol TableOperation: Sendable {
  /// The table afterwards, with notices of what was done.
  ///
  /// - Throws: when the table does not allow it, or nothing would be left.
  func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument
}
