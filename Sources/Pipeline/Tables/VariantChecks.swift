import BioIO
import BioModel

/// Numbers that each program run gives anew: `ASV1` of one table is not `ASV1` of the other.
struct OwnNumbersCheck: MergeCheck {
  let id = "own-numbers"

  func clash(_ parts: [TablePart]) -> PipelineError? {
    // Files cut from one table share their numbers; two that share none of them do no harm either.
    let numbered = parts.filter { FeatureNaming(ids: $0.document.table.featureIDs) == .ownNumbers }
    guard let first = numbered.first, let other = numbered.dropFirst().first else { return nil }
    return PipelineError(
      .malformedInput, at: SourceLocation(file: other.file),
      "its features are numbers of its own (\(other.document.table.featureIDs[0]) …), as are those of \(first.file): equal numbers need not be equal sequences",
      advice:
        "name the features by their sequences (--sequences of `dysbio table rename`), or use --allow-mixed when the files are parts of one table"
    )
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsMixed }
}

/// Tables with next to no feature in common: variants of another region, length or strand, or names of another kind.
/// They would lie one above the other, and every distance between their samples would be the largest there is.
struct VariantsCheck: MergeCheck {
  let id = "disjoint-features"
  /// Two runs of one library type share far more; two regions share nothing.
  static let smallestSharedPart = 0.01

  func clash(_ parts: [TablePart]) -> PipelineError? {
    let kinds = parts.map { FeatureNaming(ids: $0.document.table.featureIDs) }
    for (number, part) in parts.enumerated().dropFirst() {
      let earlier = (0..<number).first { kinds[$0] == kinds[number] }
      let first = parts[earlier ?? 0]
      let shared = Self.sharedPart(of: part.document.table, with: parts[..<number].map(\.document.table))
      guard shared < Self.smallestSharedPart else { continue }
      let percent = NumberText.text(100 * shared, significantDigits: 2)
      let relation =
        kinds[number] == .sequences && earlier != nil
        ? VariantRelation(first.document.table, part.document.table) : nil
      let others = number == 1 ? first.file : "the files before it"
      return PipelineError(
        .malformedInput, at: SourceLocation(file: part.file),
        "only \(percent) % of its abundance lies in features that \(others) has too"
          + (relation.map { ": \($0.words)" }
            ?? (earlier == nil ? ": its features are \(kinds[number].words), theirs \(kinds[0].words)" : "")),
        advice: (relation?.advice ?? "tables are joined by equal ids of features")
          + "; --allow-disjoint puts them together as they are")
    }
    return nil
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsDisjoint }

  /// The share of a table's reads in features that one of the others has; 1 for a table without reads.
  static func sharedPart(of table: FeatureTable, with others: [FeatureTable]) -> Double {
    let known = Set(others.flatMap(\.featureIDs))
    var all = 0.0
    var shared = 0.0
    for (feature, occurrence) in zip(table.featureIDs, table.occurrences()) {
      all += occurrence.total
      if known.contains(feature) { shared += occurrence.total }
    }
    return all > 0 ? shared / all : 1
  }
}
