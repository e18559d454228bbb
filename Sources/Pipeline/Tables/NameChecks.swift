import BioIO
import BioModel
import Taxonomy

/// One feature id that means two things: another taxonomy id, or another lineage.
struct SameTaxonCheck: MergeCheck {
  let id = "other-meaning"

  func clash(_ parts: [TablePart]) -> PipelineError? {
    var seen: [String: (file: String, taxon: String, lineage: Lineage)] = [:]
    for part in parts {
      let table = part.document.table
      for (number, feature) in table.featureIDs.enumerated() {
        let taxon = part.document.taxonIDs?[number] ?? ""
        let lineage = table.lineages?[number] ?? .unclassified
        guard let known = seen[feature] else {
          seen[feature] = (part.file, taxon, lineage)
          continue
        }
        if !known.taxon.isEmpty, !taxon.isEmpty, known.taxon != taxon {
          return clash(part.file, feature, "the taxonomy id \(taxon)", known.file, known.taxon)
        }
        if !known.lineage.isUnclassified, !lineage.isUnclassified, known.lineage != lineage {
          return clash(
            part.file, feature, "the lineage \(lineage.prefixedText)", known.file, known.lineage.prefixedText)
        }
      }
    }
    return nil
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsMixed }

  private func clash(
    _ file: String, _ feature: String, _ what: String, _ other: String, _ otherValue: String
  ) -> PipelineError {
    PipelineError(
      .malformedInput, at: SourceLocation(file: file),
      "the feature \"\(feature.prefix(60))\" has \(what) here and \(otherValue) in \(other)",
      advice: "the files were named by different databases; --allow-mixed puts them together, with the first meaning")
  }
}

/// Files that name the same organisms differently: schemes that have nothing in common, or names of two eras
/// (`Firmicutes` here, `Bacillota` there).
struct NamesCheck: MergeCheck {
  let id = "other-names"

  func clash(_ parts: [TablePart]) -> PipelineError? {
    let named = parts.filter { $0.document.table.lineages != nil }
    return eras(named) ?? schemes(named)
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsMixed }

  // An old and a current name of one taxon that no version uses side by side.
  private func eras(_ parts: [TablePart]) -> PipelineError? {
    var all: Set<Lineage> = []
    for part in parts { all.formUnion(part.document.table.lineages ?? []) }
    let distinct = all.sorted { $0.prefixedText.utf8.lexicographicallyPrecedes($1.prefixedText.utf8) }
    for mixture in SchemeRecognition(lineages: distinct).mixtures {
      func first(_ name: String) -> TablePart? {
        parts.first { $0.document.table.lineages?.contains { $0[mixture.rank] == name } ?? false }
      }
      // A table that is mixed in itself is told of elsewhere.
      guard let old = first(mixture.old), let current = first(mixture.current), old.file != current.file else {
        continue
      }
      return PipelineError(
        .malformedInput, at: SourceLocation(file: current.file),
        "its taxa have names of another time than those of \(old.file): \(mixture.current) here is \(mixture.old) there",
        advice: Self.advice)
    }
    return nil
  }

  private func schemes(_ parts: [TablePart]) -> PipelineError? {
    var first: (file: String, schemes: [NomenclatureScheme])?
    for part in parts {
      let recognition = SchemeRecognition(lineages: part.document.table.lineages ?? [])
      guard recognition.signCount > 0 else { continue }
      guard let known = first else {
        first = (part.file, recognition.candidates)
        continue
      }
      let common = known.schemes.filter(recognition.candidates.contains)
      guard common.isEmpty else {
        first = (known.file, common)
        continue
      }
      return PipelineError(
        .malformedInput, at: SourceLocation(file: part.file),
        "its taxa are named as in \(words(recognition.candidates)), those of \(known.file) as in \(words(known.schemes))",
        advice: Self.advice)
    }
    return nil
  }

  private static let advice =
    "the same organisms would stand under two names; classify both with one reference, or use --allow-mixed"

  private func words(_ schemes: [NomenclatureScheme]) -> String { schemes.map(\.rawValue).joined(separator: "/") }
}
