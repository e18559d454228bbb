public import BioIO
import BioModel
import Fingerprints

/// Names features by their sequences, or by the sequences' digests, so that equal variants of several tables have equal
/// names.
public struct NameBySequence: TableOperation {
  /// FASTA with the features' ids.
  public var sequencesFile: String
  /// The MD5 of the upper-case sequence (as QIIME 2 and `dysbio run` name variants) instead of the sequence.
  public var asDigests: Bool

  public init(sequencesFile: String, asDigests: Bool) {
    self.sequencesFile = sequencesFile
    self.asDigests = asDigests
  }

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let records = try FASTAReader.read(sequencesFile)
    var sequences: [String: String] = [:]
    for record in records {
      sequences[String(record.name)] = String(decoding: record.sequence, as: UTF8.self)
    }
    var named: [String] = []
    var seen: [String: String] = [:]
    for feature in document.table.featureIDs {
      guard let sequence = sequences[feature] else {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: sequencesFile), "it has no sequence of the feature \"\(feature)\"",
          advice: "give the sequences that belong to the table")
      }
      if let other = seen.updateValue(feature, forKey: sequence) {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: sequencesFile),
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
}
