public import BioModel

// The text side of BioIO: tables, taxonomies, metadata, sample sheets and JSON, from bytes to values.
//
// It takes bytes and the name of the file they came from; opening and inflating belong to BioIO/HTS. A reader either
// understands the whole file and says what it understood, or throws one `TableError` that names the place. Everything
// here is a value or a pure function, so it may be called from any thread.

/// A table, taxonomy, metadata file, sample sheet or JSON document that cannot be understood.
public struct TableError: Diagnostic, Equatable {
  public let kind: DiagnosticKind
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  public init(
    _ kind: DiagnosticKind = .malformedInput, at location: SourceLocation?, _ message: String, advice: String = ""
  ) {
    self.kind = kind
    self.location = location
    self.message = message
    self.advice = advice
  }
}
