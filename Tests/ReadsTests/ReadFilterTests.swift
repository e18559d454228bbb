import BioModel
import FoundationEssentials
import Reads
import TestSupport
import Testing

@Suite("Read filter") struct ReadFilterTests {
  private func outcome(_ settings: ReadFilterSettings, _ bases: String, _ scores: [UInt8]) -> ReadFilter.Outcome {
    let sequence = Array(bases.utf8)
    return ReadFilter(settings).apply(sequence: sequence.span, quality: scores.span, range: 0..<sequence.count)
  }

  @Test("each rule loses the read to its own bucket, and its limit itself is kept")
  func rules() {
    let bases = "ACGTACGTAC"
    let good = Array(repeating: UInt8(30), count: 10)
    typealias S = ReadFilterSettings
    #expect(outcome(S(), bases, good) == .kept(0..<10))
    #expect(outcome(S(trimLeft: 3, truncLen: 8), bases, good) == .kept(3..<8))
    #expect(outcome(S(truncLen: 10), bases, good) == .kept(0..<10))
    #expect(outcome(S(truncLen: 11), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(trimLeft: 10), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(trimLeft: 99), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(minLength: 11), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(maxLength: 9), bases, good) == .dropped(.tooLong))
    #expect(outcome(S(maxLength: 10), bases, good) == .kept(0..<10))
    #expect(outcome(S(maxN: 0), "ACGTNCGTAC", good) == .dropped(.ambiguousBases))
    #expect(outcome(S(maxN: 1), "ACGTNCGTAC", good) == .kept(0..<10))
    var poor = good
    poor[6] = 2
    #expect(outcome(S(truncQ: 2), bases, poor) == .kept(0..<6))
    #expect(outcome(S(truncQ: 1), bases, poor) == .kept(0..<10))
    #expect(outcome(S(truncLen: 8, truncQ: 2), bases, poor) == .dropped(.tooShort))
    let ten = Array(repeating: UInt8(10), count: 10)
    #expect(outcome(S(maxEE: 0.99), bases, ten) == .dropped(.expectedErrors))
    #expect(outcome(S(maxEE: 1.0), bases, ten) == .kept(0..<10))
    #expect(outcome(S(minComplexity: 2), "GGGGGGGGGG", good) == .dropped(.lowComplexity))
    #expect(outcome(S(), "", []) == .dropped(.tooShort))
  }

  @Test("the rules of fastp, cutadapt and dada2: limits stay, cuts follow one another")
  func furtherRules() {
    let bases = "ACGTACGTAC"
    let good = Array(repeating: UInt8(30), count: 10)
    typealias S = ReadFilterSettings
    #expect(outcome(S(trimRight: 3), bases, good) == .kept(0..<7))
    #expect(outcome(S(trimLeft: 2, truncLen: 7, trimRight: 3), bases, good) == .kept(2..<7))
    #expect(outcome(S(truncLen: 8, trimRight: 3), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(trimRight: 10), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(truncLen: 11, truncLenKeepsShorter: true), bases, good) == .kept(0..<10))
    #expect(outcome(S(truncLen: 8, truncLenKeepsShorter: true), bases, good) == .kept(0..<8))
    #expect(outcome(S(trimLeft: 2, truncLen: 8, truncLenKeepsShorter: true), bases, good) == .kept(2..<8))
    #expect(outcome(S(polyGMinimum: 4), "ACTACTGGGG", good) == .kept(0..<6))
    #expect(outcome(S(minQ: 30), bases, good) == .kept(0..<10))
    #expect(outcome(S(minQ: 31), bases, good) == .dropped(.lowQuality))
    #expect(outcome(S(minMeanQuality: 30), bases, good) == .kept(0..<10))
    #expect(outcome(S(minMeanQuality: 30.1), bases, good) == .dropped(.lowQuality))
    var poor = good
    for index in 0..<3 { poor[index] = 2 }
    #expect(outcome(S(maxLowQualityShare: .init(belowScore: 15, share: 0.3)), bases, poor) == .kept(0..<10))
    #expect(
      outcome(S(maxLowQualityShare: .init(belowScore: 15, share: 0.29)), bases, poor) == .dropped(.lowQuality))
    #expect(outcome(S(qualityCutFront: 20), bases, poor) == .kept(3..<10))
    #expect(outcome(S(qualityCutTail: 20), bases, poor.reversed()) == .kept(0..<7))
    #expect(outcome(S(truncLen: 7, qualityCutFront: 20), bases, poor) == .kept(3..<10))
    #expect(outcome(S(truncLen: 8, qualityCutFront: 20), bases, poor) == .dropped(.tooShort))
    #expect(outcome(S(qualityCutFront: 40, qualityCutTail: 40), bases, good) == .dropped(.tooShort))
    #expect(outcome(S(windowQuality: .init(size: 4, mean: 20)), bases, poor.reversed()) == .kept(0..<7))
    let ten = Array(repeating: UInt8(10), count: 10)
    #expect(outcome(S(maxEERate: 0.1), bases, ten) == .kept(0..<10))
    #expect(outcome(S(maxEERate: 0.099), bases, ten) == .dropped(.expectedErrors))
    #expect(outcome(S(minDifferentNeighbours: 1), bases, good) == .kept(0..<10))
    #expect(outcome(S(minDifferentNeighbours: 0.5), "AAAAAAACGT", good) == .dropped(.lowComplexity))
    #expect(outcome(S(minDifferentNeighbours: 1.0 / 3), "AAAAAAACGT", good) == .kept(0..<10))
  }

  @Test("settings of older plans decode, and what is not set is not written")
  func coding() throws {
    let old = #"{"trimLeft":3,"minLength":50,"minComplexity":4}"#
    let settings = try JSONDecoder().decode(ReadFilterSettings.self, from: Data(old.utf8))
    #expect(settings == ReadFilterSettings(trimLeft: 3, minLength: 50, minComplexity: 4))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    #expect(
      String(decoding: try encoder.encode(settings), as: UTF8.self)
        == #"{"minComplexity":4,"minLength":50,"trimLeft":3}"#)
    let full = ReadFilterSettings(
      trimRight: 1, polyGMinimum: 10, windowQuality: .init(size: 4, mean: 20), truncLenKeepsShorter: true,
      maxLowQualityShare: .init(belowScore: 15, share: 0.4), maxEERate: 0.01)
    #expect(try JSONDecoder().decode(ReadFilterSettings.self, from: try encoder.encode(full)) == full)
  }

  /// exp of the Shannon entropy of 2-mers: poly-A has one, ACACAC… near two, a de Bruijn sequence all sixteen.
  @Test("effective number of 2-mers")
  func complexity() {
    func value(_ text: String) -> Double {
      let bases = Array(text.utf8)
      return ReadFilter.complexity(bases.span, 0..<bases.count)
    }
    #expect(value("AAAAAAAA") == 1)
    #expect(agree(value("ACACA"), 2))
    #expect(agree(value("AACAGATCCGCTGGTTA"), 16))
    #expect(value("NANCNG") == 0)
    #expect(value("A") == 0)
  }

  @Test(
    "keeps the same reads as vsearch 2.22.1 --fastq_filter",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func vsearch() {
    // scripts/oracles/reads.sh: settings beside reads and checksum, per mate.
    typealias S = ReadFilterSettings
    let golden: [(S, [(Int, UInt64)])] = [
      (S(maxEE: 0.5), [(2_325, 5_024_427_667_707_224_820), (602, 17_606_039_224_406_310_212)]),
      (S(maxEE: 1), [(2_651, 2_053_646_227_038_165_028), (1_304, 11_223_486_699_861_414_349)]),
      (S(maxEE: 2), [(2_942, 8_177_551_667_469_441_717), (2_247, 5_240_188_749_119_656_230)]),
      (S(truncLen: 200, maxEE: 1), [(2_901, 8_732_634_941_532_600_966), (2_326, 6_236_129_234_351_975_636)]),
      (S(truncQ: 2, minLength: 200), [(3_173, 8_821_821_304_314_586_233), (3_169, 4_550_199_837_071_760_292)]),
      (S(truncQ: 20, minLength: 100), [(2_103, 13_268_303_792_848_201_305), (1_515, 16_542_124_097_124_685_095)]),
      (S(maxN: 0), [(3_173, 8_821_821_304_314_586_233), (3_169, 4_550_199_837_071_760_292)]),
      (S(trimLeft: 10, maxEE: 1), [(2_654, 1_270_934_851_481_432_019), (1_311, 2_888_821_017_241_173_073)]),
    ]
    for mate in 0..<2 {
      let batch = FASTQText.batch("miseq-sop-mouse/F3D143_S209_L001_R\(mate + 1)_001.fastq.gz")
      #expect(batch.count == 3_178)
      let bytes = batch.bytes
      for (settings, expected) in golden {
        let filter = ReadFilter(settings)
        var kept = 0
        var sum = Checksum()
        for record in batch.records {
          let bases = bytes.span.extracting(record.sequence)
          let scores = bytes.span.extracting(record.quality)
          guard case .kept(let range) = filter.apply(sequence: bases, quality: scores, range: 0..<bases.count) else {
            continue
          }
          kept += 1
          sum.add(bases.extracting(range))
        }
        #expect(kept == expected[mate].0, "mate \(mate + 1), \(settings)")
        #expect(sum.value == expected[mate].1, "mate \(mate + 1), \(settings)")
      }
    }
  }
}
