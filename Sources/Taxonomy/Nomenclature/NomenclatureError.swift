public import BioModel

/// A nomenclature table that cannot be used.
public struct NomenclatureError: Diagnostic {
  public let kind = DiagnosticKind.malformedInput
  public let location: SourceLocation?
  public let message: String
  public let advice: String

  /// - Parameters:
  ///   - line: 1-based.
  public init(file: String, line: Int, message: String, advice: String = "") {
    location = SourceLocation(file: file, line: line)
    self.message = message
    self.advice = advice
  }
}
