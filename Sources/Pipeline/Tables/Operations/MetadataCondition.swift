import BioModel

/// A condition on one column of the metadata: `group=CD,UC`, `group!=control`, `age>=18`.
public struct MetadataCondition: Sendable, Equatable {
  enum Comparison: String, CaseIterable {
    // Longer signs first: they are looked for in this order.
    case atMost = "<=", atLeast = ">=", differs = "!=", less = "<", more = ">", equals = "="
  }

  public let text: String
  let column: String
  let comparison: Comparison
  let values: [String]

  /// - Throws: `usage` for a text without a sign, a column or a value, and for `<` or `>` of something that is no number.
  public init(_ text: String) throws(PipelineError) {
    self.text = text
    let places = Comparison.allCases.compactMap { sign in
      text.firstRange(of: sign.rawValue).map { (sign: sign, range: $0) }
    }
    // The first sign of the text; of two at one place the longer.
    guard
      let found = places.min(by: {
        ($0.range.lowerBound, $1.sign.rawValue.utf8.count) < ($1.range.lowerBound, $0.sign.rawValue.utf8.count)
      }), found.range.lowerBound > text.startIndex, found.range.upperBound < text.endIndex
    else {
      throw PipelineError(
        .usage, "the condition \"\(text)\" is not understood",
        advice: "write column=value, column!=value or column>=number"
      )
    }
    column = String(text[..<found.range.lowerBound])
    comparison = found.sign
    values = text[found.range.upperBound...].split(separator: ",").map(String.init)
    if ![.equals, .differs].contains(comparison) {
      guard values.count == 1, NumberText.number(values[0]) != nil else {
        throw PipelineError(.usage, "\"\(text)\" compares with what is no number")
      }
    }
  }

  /// Whether each sample fulfils it. A sample without a value fulfils none.
  ///
  /// - Throws: there is no such column; text in a column that is compared as numbers.
  func holds(in metadata: SampleMetadata?) throws(PipelineError) -> [Bool] {
    guard let metadata, let found = metadata[column: column] else {
      let names = metadata?.columns.map(\.name).joined(separator: ", ") ?? ""
      throw PipelineError(
        .usage, "the metadata have no column \"\(column)\"",
        advice: names.isEmpty ? "give them with --metadata" : "they have: \(names)")
    }
    var result: [Bool] = []
    for (sample, value) in zip(metadata.sampleIDs, found.values) {
      guard let value, !value.isEmpty else {
        result.append(false)
        continue
      }
      switch comparison {
      case .equals: result.append(values.contains(value))
      case .differs: result.append(!values.contains(value))
      default:
        guard let number = NumberText.number(value), let limit = NumberText.number(values[0]) else {
          throw PipelineError(
            .malformedInput, "sample \(sample) has \"\(value)\" in the column \"\(column)\", which is no number")
        }
        result.append(
          comparison == .less
            ? number < limit
            : comparison == .more ? number > limit : comparison == .atMost ? number <= limit : number >= limit)
      }
    }
    return result
  }
}
