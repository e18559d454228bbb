public import BioModel

/// `methods.md`: the methods paragraph with versions, parameters and citations, ready for a manuscript.
public struct MethodsMarkdown: ResultFile {
  public let descriptor = Descriptor(
    id: "methods-markdown", title: "methods.md", summary: "The methods paragraph with versions and citations.")

  public var part: ResultPart? { nil }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    let methods = MethodsText(results)
    var lines = ["# Methods", "", methods.paragraph, ""]
    if !results.plan.isEmpty {
      lines += ["## Decisions made from the data", ""]
      lines += results.plan.map { "- \(Self.line($0.title)): \(Self.line($0.value)) (\(Self.line($0.reason)))" }
      lines.append("")
    }
    if !results.run.parameters.isEmpty || !results.run.seeds.isEmpty {
      lines += ["## Parameters", "", "| parameter | value |", "|---|---|"]
      lines += results.run.parameters.map { "| \(Self.cell($0.key)) | \(Self.cell($0.value)) |" }
      lines += results.run.seeds.map { "| seed of \(Self.cell($0.key)) | \(Self.cell($0.value)) |" }
      lines.append("")
    }
    if !results.citations.isEmpty {
      lines += ["## References", ""]
      for citation in results.citations {
        let doi = citation.doi.isEmpty ? "" : " https://doi.org/\(citation.doi)"
        lines.append("- \(Self.line(citation.subject)): \(Self.line(citation.text))\(doi)")
      }
      lines.append("")
    }
    lines += ["## Limits", "", ReportLanguage.position, ""]
    return [RenderedFile(path: "methods.md", bytes: Array(lines.joined(separator: "\n").utf8))]
  }

  /// The text on one line.
  static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// The text as a cell of a table.
  static func cell(_ text: String) -> String { line(text).split(separator: "|").joined(separator: "\\|") }
}
