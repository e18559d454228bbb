import BioModel

/// A sample that was read and gave nothing. It stays in every file with this as its reason.
struct YieldError: Diagnostic {
  let sample: String
  /// The kebab-case reason, as result files show it.
  let reason: String
  let inputReads: Int

  var kind: DiagnosticKind { .malformedInput }
  var location: SourceLocation? { nil }
  var message: String {
    inputReads == 0 ? "it has no reads" : "none of its \(inputReads) reads was kept"
  }
  var advice: String {
    inputReads == 0 ? "check the file" : "read_ledger.csv says where they went"
  }
}
