public import BioIO
import BioModel
import Fingerprints

/// Names features by their sequences, or by the sequences' digests, so that equal variants of several tables have equal
/// names.
public struct NameBySequence: TableOperation {
  /// FASTA with the features' ids; nil: the ids are the sequences.
  public var sequencesFile: String?
  /// The MD5 of the upper-case sequence (as QIIME 2 and `dysbio run` name variants) instead of the sequence.
  public var asDigests: Bool

  public init(sequencesFile: String?, asDigests: Bool) {
    self.sequencesFile = sequencesFile
    self.asDigests = asDigests
  }

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let place = SourceLocation(file: sequencesFile ?? "")
    let sequences = try sequences(of: document.table)
    var named: [String] = []
    var seen: [String: String] = [:]
    for feature in document.table.featureIDs {
      guard let sequence = sequences[feature] else {
        throw PipelineError(
          .malformedInput, at: place, "it has no sequence of the feature \"\(feature)\"",
          advice: "give the sequences that belong to the table")
      }
      if let other = seen.updateValue(feature, forKey: sequence) {
        throw PipelineError(
          .malformedInput, at: sequencesFile == nil ? nil : place,
          "the features \"\(other)\" and \"\(feature)\" have the same sequence", advice: "add them up first")
      }
      named.append(asDigests ? Fingerprint.md5Hex(Array(sequence.utf8)) : sequence)
    }
    var changed = document
    changed.table = document.table.renamed(featureIDs: named)
    changed.notices.append(
      Notice(
        .note, code: "named-by-sequence",
        message: "\(named.count) features are named by \(asDigests ? "the MD5 of their sequences" : "their sequences")")
    )
    return changed
  }

  /// The upper-case sequence of each feature.
  private func sequences(of table: FeatureTable) throws -> [String: String] {
    var sequences: [String: String] = [:]
    if let sequencesFile {
      for record in try FASTAReader.read(sequencesFile) {
        sequences[String(record.name)] = String(decoding: record.sequence, as: UTF8.self)
      }
      return sequences
    }
    guard FeatureNaming(ids: table.featureIDs) == .sequences else {
      throw PipelineError(
        .usage, "its features are not named by their sequences (\(table.featureIDs.first ?? "none") …)",
        advice: "give the sequences with --sequences")
    }
    for feature in table.featureIDs { sequences[feature] = feature.uppercased() }
    return sequences
  }
}
