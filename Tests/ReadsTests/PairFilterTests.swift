import BioModel
import Reads
import TestSupport
import Testing

@Suite("Pair filter") struct PairFilterTests {
  private let truseq = AdapterPreset.all[0]

  private func scores(_ bases: [UInt8], _ score: UInt8 = 35) -> [UInt8] { bases.map { _ in score } }

  @Test("adapters, PhiX, primers, filter: each step loses pairs to its own bucket, in this order")
  func order() throws {
    let pair = try #require(PrimerCatalog.pair(id: "515f-806r"))
    var builder = ReadBuilder("pair-filter")
    let filter = PairFilter(
      adapters: AdapterTrimmer(AdapterSettings(first: [truseq.first], second: [truseq.second])), phiX: PhiXScreen(),
      primers: PrimerTrimmer(pair), forward: ReadFilter(ReadFilterSettings(minLength: 20, maxN: 0)),
      reverse: ReadFilter(ReadFilterSettings(minLength: 30, minMeanQuality: 20)))
    var scratch = PairFilter.Scratch()
    func outcome(_ a: [UInt8], _ b: [UInt8], _ qa: UInt8 = 35, _ qb: UInt8 = 35) -> PairFilter.Outcome {
      filter.apply(
        first: a.span, firstQuality: scores(a, qa).span, second: b.span, secondQuality: scores(b, qb).span,
        scratch: &scratch)
    }
    let forward = builder.drawn(pair.forward.sequence)
    let reverse = builder.drawn(pair.reverse.sequence)
    let insert = builder.random(60)
    let amplicon = forward + insert + ReadBuilder.turned(reverse)
    let first = Array((amplicon + Array(truseq.first.sequence.utf8) + builder.random(60)).prefix(150))
    let second = Array(
      (ReadBuilder.turned(amplicon) + Array(truseq.second.sequence.utf8) + builder.random(60)).prefix(150))
    let f = forward.count..<forward.count + 60
    let r = reverse.count..<reverse.count + 60
    #expect(outcome(first, second) == .kept(PairTrim(isTurned: false, forward: f, reverse: r)))
    #expect(outcome(second, first) == .kept(PairTrim(isTurned: true, forward: f, reverse: r)))
    // The second limit belongs to the mate with the antisense primer, wherever it stands.
    #expect(outcome(first, second, 35, 10) == .dropped(.lowQuality))
    #expect(outcome(second, first, 10, 35) == .dropped(.lowQuality))
    #expect(outcome(first, second, 10, 35) == .kept(PairTrim(isTurned: false, forward: f, reverse: r)))
    // Adapters first: an adapter dimer has no primers, and what lies behind the insert is not looked at.
    let dimer = Array(truseq.first.sequence.utf8) + builder.random(80)
    #expect(outcome(dimer, Array(truseq.second.sequence.utf8) + builder.random(80)) == .dropped(.noPrimer))
    // PhiX before primers and quality, in either mate.
    let phiX = Array(PhiXScreen.genome[1_000..<1_150])
    #expect(outcome(phiX, ReadBuilder.turned(phiX), 2, 2) == .dropped(.phiX))
    #expect(outcome(first, phiX) == .dropped(.phiX))
    #expect(outcome(builder.random(150), builder.random(150)) == .dropped(.noPrimer))
    #expect(outcome(forward + builder.random(10), reverse + builder.random(100)) == .dropped(.tooShort))
    #expect(outcome(forward + builder.random(100), reverse + builder.random(25)) == .dropped(.tooShort))
    // The first mate that is lost names the fate.
    var ambiguous = forward + builder.random(100)
    ambiguous[60] = UInt8(ascii: "N")
    #expect(outcome(ambiguous, reverse + builder.random(10)) == .dropped(.ambiguousBases))
    #expect(outcome([], []) == .dropped(.noPrimer))
  }

  @Test("single reads take the forward limits; steps that are nil are left out")
  func single() throws {
    let pair = try #require(PrimerCatalog.pair(id: "515f-806r"))
    var builder = ReadBuilder("pair-filter-single")
    var scratch = PairFilter.Scratch()
    let read = builder.drawn(pair.forward.sequence) + builder.random(100)
    let withAdapter = read + Array(truseq.first.sequence.utf8)
    let full = PairFilter(
      adapters: AdapterTrimmer(AdapterSettings(first: [truseq.first])), phiX: PhiXScreen(),
      primers: PrimerTrimmer(pair),
      forward: ReadFilter(ReadFilterSettings(minLength: 100)))
    func outcome(_ filter: PairFilter, _ bases: [UInt8]) -> PairFilter.SingleOutcome {
      filter.apply(read: bases.span, quality: scores(bases).span, scratch: &scratch)
    }
    let length = pair.forward.length
    #expect(outcome(full, withAdapter) == .kept(ReadTrim(isTurned: false, range: length..<length + 100)))
    #expect(outcome(full, Array(withAdapter.dropFirst(length))) == .dropped(.noPrimer))
    #expect(outcome(full, Array(PhiXScreen.genome.prefix(100))) == .dropped(.phiX))
    #expect(outcome(full, Array(read.prefix(90))) == .dropped(.tooShort))
    let bare = PairFilter(forward: ReadFilter(ReadFilterSettings()))
    #expect(outcome(bare, withAdapter) == .kept(ReadTrim(isTurned: false, range: 0..<withAdapter.count)))
    let a = builder.random(30)
    let b = builder.random(40)
    func outcome(_ a: [UInt8], _ b: [UInt8]) -> PairFilter.Outcome {
      bare.apply(
        first: a.span, firstQuality: scores(a).span, second: b.span, secondQuality: scores(b).span, scratch: &scratch)
    }
    #expect(outcome(a, b) == .kept(PairTrim(isTurned: false, forward: 0..<30, reverse: 0..<40)))
    #expect(outcome(a, []) == .dropped(.tooShort))
  }

  @Test("the ledger has a row for low quality, and fastp's counter holds it")
  func fates() {
    #expect(ReadFate.lowQuality.rawValue == "low-quality")
    #expect(ReadFate.lowQuality.step == "filter")
    var ledger = ReadLedger(input: 10)
    ledger[.lowQuality] = 3
    ledger[.expectedErrors] = 2
    ledger[.kept] = 5
    #expect(ledger.isReconciled)
    var json = JSONWriter()
    json.object {
      QualityReport.fastpJSON(before: [QualityReport()], after: [], ledger: ledger, command: "dysbio qc", into: &$0)
    }
    #expect(String(decoding: json.bytes, as: UTF8.self).contains("\"low_quality_reads\": 5"))
  }
}
