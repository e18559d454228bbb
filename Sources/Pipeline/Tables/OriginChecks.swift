import BioIO
import BioModel

/// Counts and shares do not go into one table; nobody can allow it.
struct UnitCheck: MergeCheck {
  let id = "units"

  func clash(_ parts: [TablePart]) -> PipelineError? {
    guard let first = parts.first,
      let other = parts.first(where: { $0.document.table.unit != first.document.table.unit })
    else { return nil }
    return PipelineError(
      .malformedInput, at: SourceLocation(file: other.file),
      "it holds \(word(other)), while \(first.file) holds \(word(first))",
      advice: "state the unit with --assume unit=… where it was misread, or merge counts with counts only")
  }

  func isAllowed(_ rules: MergeRules) -> Bool { false }

  private func word(_ part: TablePart) -> String { part.document.table.unit == .counts ? "counts" : "shares" }
}

/// Made by other programs, versions, databases, or named by other taxonomies. Files that do not tell go with all.
struct OriginCheck: MergeCheck {
  /// `profiler`, `version` …
  let field: String
  let value: @Sendable (TableOrigin) -> String

  var id: String { "other-\(field)" }

  init(field: String, value: @escaping @Sendable (TableOrigin) -> String) {
    self.field = field
    self.value = value
  }

  func clash(_ parts: [TablePart]) -> PipelineError? {
    let telling = parts.filter { !value($0.document.origin).isEmpty }
    guard let first = telling.first,
      let other = telling.first(where: { value($0.document.origin) != value(first.document.origin) })
    else { return nil }
    return PipelineError(
      .malformedInput, at: SourceLocation(file: other.file),
      "its \(field) is \(value(other.document.origin)), that of \(first.file) is \(value(first.document.origin))",
      advice: "profiles of different origin are not comparable; --allow-mixed puts them together all the same")
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsMixed }
}

/// Shares of reads and shares of genome copies.
struct AbundanceCheck: MergeCheck {
  let id = "other-abundance"

  func clash(_ parts: [TablePart]) -> PipelineError? {
    let telling = parts.filter { $0.document.origin.abundance != nil }
    guard let first = telling.first,
      let other = telling.first(where: { $0.document.origin.abundance != first.document.origin.abundance })
    else { return nil }
    return PipelineError(
      .malformedInput, at: SourceLocation(file: other.file),
      "it counts \(word(other)), while \(first.file) counts \(word(first))",
      advice: "the two differ by genome size; --allow-mixed puts them together all the same")
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsMixed }

  private func word(_ part: TablePart) -> String {
    part.document.origin.abundance == .genomeCopies ? "genome copies" : "reads"
  }
}
