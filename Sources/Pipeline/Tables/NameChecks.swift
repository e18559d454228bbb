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

/// Files whose lineages are written in schemes that have nothing in common (`Firmicutes` here, `Bacillota` there).
struct NamesCheck: MergeCheck {
  let id = "other-names"

  func clash(_ parts: [TablePart]) -> PipelineError? {
    var first: (file: String, schemes: [NomenclatureScheme])?
    for part in parts {
      guard let lineages = part.document.table.lineages else { continue }
      let recognition = SchemeRecognition(lineages: lineages)
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
        advice: "the same organisms would stand under two names; classify both with one reference, or use --allow-mixed"
      )
    }
    return nil
  }

  func isAllowed(_ rules: MergeRules) -> Bool { rules.allowsMixed }

  private func words(_ schemes: [NomenclatureScheme]) -> String { schemes.map(\.rawValue).joined(separator: "/") }
}
