import Amplicon
import BioModel
import Pipeline
import Reads
import Reporting
import Statistics
import Testing

/// The stage file: what is written is read back, and anything else is not believed.
@Suite struct SampleStageTests {
  private func stage() throws -> SampleStage {
    var ledger = ReadLedger(input: 30)
    ledger[.noPrimer] = 5
    ledger[.mergedExpectedErrors] = 7
    var uniques = Dereplicator()
    _ = uniques.insert(Array("ACGTACGT".utf8).span, reads: 11)
    _ = uniques.insert(Array("TTTTGGGG".utf8).span, reads: 7)
    let cycles = (0..<3).map {
      SampleQuality.CycleQuality(p10: Double($0), p25: 20.5, median: 1 / 3, p75: 37, p90: 41)
    }
    return SampleStage(
      inputs: [Manifest.Input(path: "a_R1.fastq.gz", bytes: 12, sha256: "abc")], ledger: ledger, turnedPairs: 3,
      survey: try SampleRecipeTests.fold(
        [
          (.init(SampleRecipeTests.random(60, seed: 1)), .init(SampleRecipeTests.random(60, seed: 2)))
        ], primers: false
      ).survey,
      quality: SampleQuality(
        mates: [
          .init(
            name: "R1", reads: 30, bases: 240, meanLength: 8, q20Share: 0.1, q30Share: 1 / 3, gcShare: 0.5,
            cycles: cycles)
        ],
        kept: [
          .init(
            name: "R1", reads: 25, bases: 200, meanLength: 8, q20Share: 0.2, q30Share: 1 / 3, gcShare: 0.5,
            cycles: cycles)
        ]),
      qualityJSON: Array("{\"ü\": 1}\n".utf8),
      notices: [Notice(.warning, code: "x", sample: "s", message: "a \"quoted\" text")], uniques: uniques.finish())
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let stage = try stage()
    let bytes = try stage.encoded(key: "s")
    let read = try #require(SampleStage.decoded(bytes, key: "s"))
    #expect(read.inputs == stage.inputs)
    #expect(read.ledger == stage.ledger)
    #expect(read.turnedPairs == 3)
    #expect(read.survey == stage.survey && read.survey.pairCount == 1)
    #expect(read.quality == stage.quality)
    #expect(read.qualityJSON == stage.qualityJSON)
    #expect(read.notices == stage.notices)
    #expect(read.uniques == stage.uniques)
    #expect(try read.encoded(key: "s") == bytes)
  }

  @Test func anotherSamplesFileIsNotBelieved() throws {
    #expect(SampleStage.decoded(try stage().encoded(key: "s"), key: "t") == nil)
  }

  @Test func noDamageIsOverlooked() throws {
    let bytes = try stage().encoded(key: "s")
    for place in bytes.indices {
      var damaged = bytes
      damaged[place] ^= 0x10
      #expect(SampleStage.decoded(damaged, key: "s") == nil, "byte \(place)")
    }
    for length in [0, 1, 15, 16, 23, 24, 55, 56, bytes.count - 1] {
      #expect(SampleStage.decoded(Array(bytes.prefix(length)), key: "s") == nil, "\(length) bytes")
    }
    #expect(SampleStage.decoded(bytes + [0], key: "s") == nil)
  }
}
