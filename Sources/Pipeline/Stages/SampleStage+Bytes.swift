import Amplicon
import BioModel
import Fingerprints
import FoundationEssentials
import Reads
import Reporting

extension SampleStage {
  /// The stage file: a mark with its version, the length of the head, the head as JSON, the uniques, and the SHA-256 of
  /// all that.
  package func encoded(key: String) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let head = try encoder.encode(Head(self, key: key))
    var bytes = SampleStage.mark
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: head.count >> shift)) }
    bytes.append(contentsOf: head)
    bytes.append(contentsOf: uniques.encoded())
    return bytes + Fingerprint.sha256(bytes)
  }

  /// The stage that a file holds, or nil when it is damaged, of another version, or was made from something else.
  package static func decoded(_ bytes: [UInt8], key: String) -> SampleStage? {
    let start = mark.count + 8
    guard bytes.count >= start + 32, bytes.starts(with: mark),
      Fingerprint.sha256(Array(bytes.dropLast(32))) == Array(bytes.suffix(32))
    else { return nil }
    let length = (0..<8).reduce(0) { $0 | Int(bytes[mark.count + $1]) << (8 * $1) }
    guard length >= 0, length <= bytes.count - 32 - start,
      let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[start..<start + length])), head.key == key,
      let uniques = try? UniqueSequences(decoding: Array(bytes[(start + length)..<(bytes.count - 32)]))
    else { return nil }
    return head.stage(uniques)
  }

  private static let mark = Array("dysbio-sample-2\n".utf8)

  /// The part that is not bases.
  private struct Head: Codable {
    struct Mate: Codable {
      var name: String
      var reads: Int
      var bases: Int
      var meanLength: Double
      var q20Share: Double
      var q30Share: Double
      var gcShare: Double
      /// Five quantiles per cycle, one after the other.
      var quantiles: [Double]

      init(_ mate: SampleQuality.Mate) {
        name = mate.name
        reads = mate.reads
        bases = mate.bases
        meanLength = mate.meanLength
        q20Share = mate.q20Share
        q30Share = mate.q30Share
        gcShare = mate.gcShare
        quantiles = mate.cycles.flatMap { [$0.p10, $0.p25, $0.median, $0.p75, $0.p90] }
      }

      /// The mate; nil where quantiles are missing.
      var mate: SampleQuality.Mate? {
        guard quantiles.count % 5 == 0 else { return nil }
        return SampleQuality.Mate(
          name: name, reads: reads, bases: bases, meanLength: meanLength, q20Share: q20Share, q30Share: q30Share,
          gcShare: gcShare,
          cycles: stride(from: 0, to: quantiles.count, by: 5).map { place in
            SampleQuality.CycleQuality(
              p10: quantiles[place], p25: quantiles[place + 1], median: quantiles[place + 2],
              p75: quantiles[place + 3], p90: quantiles[place + 4])
          })
      }
    }

    var key: String
    var inputs: [Manifest.Input]
    var inputReads: Int
    var fates: [ReadFate]
    var reads: [Int]
    var turnedPairs: Int
    var survey: LibrarySurvey
    var mates: [Mate]
    var kept: [Mate]
    var qualityJSON: String
    var notices: [Notice]

    init(_ stage: SampleStage, key: String) {
      self.key = key
      inputs = stage.inputs
      inputReads = stage.ledger.input
      fates = ReadFate.allCases.filter { stage.ledger[$0] > 0 }
      reads = fates.map { stage.ledger[$0] }
      turnedPairs = stage.turnedPairs
      survey = stage.survey
      mates = stage.quality.mates.map { Mate($0) }
      kept = stage.quality.kept.map { Mate($0) }
      qualityJSON = String(decoding: stage.qualityJSON, as: UTF8.self)
      notices = stage.notices
    }

    func stage(_ uniques: UniqueSequences) -> SampleStage? {
      let before = mates.compactMap(\.mate)
      let after = kept.compactMap(\.mate)
      guard fates.count == reads.count, before.count == mates.count, after.count == kept.count else { return nil }
      var ledger = ReadLedger(input: inputReads)
      for (fate, count) in zip(fates, reads) { ledger[fate] = count }
      return SampleStage(
        inputs: inputs, ledger: ledger, turnedPairs: turnedPairs, survey: survey,
        quality: SampleQuality(mates: before, kept: after), qualityJSON: Array(qualityJSON.utf8), notices: notices,
        uniques: uniques)
    }
  }
}
