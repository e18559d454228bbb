import BioIO

/// One file of several that are to become one table.
struct TablePart {
  let file: String
  var document: TableDocument
}
