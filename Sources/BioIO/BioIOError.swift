public import BioModel

/// What can go wrong between files and values: the one error type of reads, sequences and the results folder.
///
/// Tables have `TableError`.
public struct BioIOError: Diagnostic, Equatable {
  public var kind: DiagnosticKind
  public var location: SourceLocation?
  /// What is wrong, without the place.
  public var message: String
  /// What to do; empty when the message says it.
  public var advice: String

  public init(_ kind: DiagnosticKind, at location: SourceLocation?, _ message: String, advice: String = "") {
    self.kind = kind
    self.location = location
    self.message = message
    self.advice = advice
  }
}
