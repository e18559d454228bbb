import BioModel
import Reads
import Statistics
import Testing

@Suite("Barcode splitter") struct BarcodeSplitterTests {
  private static let primers = PrimerCatalog.pair(id: "563f-926r")
  private static let barcodes = [
    SampleBarcode(sample: "a", forward: "ACCTGATCCGCA", reverse: "GTTGACCATCGC"),
    SampleBarcode(sample: "b", forward: "TGACTGCGTTAG", reverse: "CATACCGTGAGT"),
    SampleBarcode(sample: "c", forward: "ACCTGATCCGCA", reverse: "CATACCGTGAGT"),
  ]
  private let forward = "ACTGGGTGTAAAGCG"
  private let reverse = "CCGTCAATTCATTTAAGT"
  private let insert = "TGCGCAGGCGGTTTTTTAAGTCAGATGTGAAAGCCCGGGGCTCAACCTTG"

  private func split(
    _ first: String, _ second: String, _ barcodes: [SampleBarcode] = BarcodeSplitterTests.barcodes,
    primers: PrimerPair? = BarcodeSplitterTests.primers, _ settings: BarcodeSettings = BarcodeSettings()
  ) -> BarcodeOutcome {
    var scratch = BarcodeSplitter.Scratch()
    return BarcodeSplitter(barcodes, primers: primers, settings: settings).split(
      first: Array(first.utf8).span, second: Array(second.utf8).span, scratch: &scratch)
  }

  private func splitRead(_ read: String, _ barcodes: [SampleBarcode], primers: PrimerPair?) -> BarcodeOutcome {
    var scratch = BarcodeSplitter.Scratch()
    return BarcodeSplitter(barcodes, primers: primers).split(read: Array(read.utf8).span, scratch: &scratch)
  }

  private func found(
    _ sample: Int, exact: Bool = true, turned: Bool = false, _ first: Int, _ second: Int
  ) -> BarcodeOutcome {
    .assigned(
      BarcodeAssignment(sample: sample, isExact: exact, isTurned: turned, firstStart: first, secondStart: second))
  }

  @Test("behind any spacer, in either orientation")
  func orientations() {
    #expect(
      split("ACCTGATCCGCA" + forward + insert, "TTG" + "GTTGACCATCGC" + reverse + insert) == found(0, 12, 15))
    #expect(
      split("CATACCGTGAGT" + reverse + insert, "GGGGGGG" + "TGACTGCGTTAG" + forward + insert)
        == found(1, turned: true, 12, 19))
    #expect(
      split(
        "CATACCGTGAGT" + reverse + insert, "TGACTGCGTTAG" + forward + insert, Self.barcodes, primers: Self.primers,
        BarcodeSettings(acceptsTurned: false)) == .unassigned(.noPrimer))
  }

  @Test("one mismatch per barcode is corrected, two are not, and none where none are allowed")
  func mismatches() {
    #expect(
      split("ACCTGATCCGCC" + forward + insert, "GTTGACCATNGC" + reverse + insert) == found(0, exact: false, 12, 12))
    #expect(
      split("ACCTGATCCGGC" + forward + insert, "GTTGACCATCGC" + reverse + insert) == .unassigned(.noBarcode))
    #expect(
      split(
        "ACCTGATCCGCC" + forward + insert, "GTTGACCATCGC" + reverse + insert, Self.barcodes, primers: Self.primers,
        BarcodeSettings(maximumMismatches: 0)) == .unassigned(.noBarcode))
    #expect(
      split(
        "ACCTGATCCGGC" + forward + insert, "GTTGACCATCGC" + reverse + insert, Self.barcodes, primers: Self.primers,
        BarcodeSettings(maximumMismatches: 2)) == found(0, exact: false, 12, 12))
  }

  @Test("why a pair is no sample's")
  func reasons() {
    #expect(split("ACCTGATCCGCA" + insert, "GTTGACCATCGC" + reverse + insert) == .unassigned(.noPrimer))
    #expect(split("", "") == .unassigned(.noPrimer))
    #expect(
      split("TGACTGCGTTAG" + forward + insert, "GTTGACCATCGC" + reverse + insert) == .unassigned(.barcodeConflict))
    #expect(
      split("ACCTGATCCGCA" + forward + insert, "AAAAAAAAAAAA" + reverse + insert) == .unassigned(.noBarcode))
    // A barcode that lost bases is none.
    #expect(split("GATCCGCA" + forward + insert, "GTTGACCATCGC" + reverse + insert) == .unassigned(.noBarcode))
    // Two barcodes two mismatches apart, and a read in the middle.
    let near = [
      SampleBarcode(sample: "x", forward: "AAAACCCC", reverse: nil),
      SampleBarcode(sample: "y", forward: "AAAACCGG", reverse: nil),
    ]
    #expect(split("AAAACCGC" + forward + insert, reverse + insert, near) == .unassigned(.ambiguous))
    #expect(split("AAAACCGG" + forward + insert, reverse + insert, near) == found(1, 8, 0))
  }

  @Test("barcodes one mismatch apart are compared exactly")
  func neighbours() {
    let near = [
      SampleBarcode(sample: "x", forward: "AAAACCCC", reverse: nil),
      SampleBarcode(sample: "y", forward: "AAAACCCG", reverse: nil),
      SampleBarcode(sample: "z", forward: "GGTTGGTT", reverse: nil),
    ]
    #expect(split("AAAACCCG" + forward + insert, reverse + insert, near) == found(1, 8, 0))
    #expect(split("TAAACCCG" + forward + insert, reverse + insert, near) == .unassigned(.noBarcode))
    #expect(split("GGTTGGTA" + forward + insert, reverse + insert, near) == found(2, exact: false, 8, 0))
  }

  @Test("a table of forward barcodes: the other mate may carry none or the same, not another sample's")
  func oneEnd() {
    let single = [
      SampleBarcode(sample: "x", forward: "ACCTGATCCGCA", reverse: nil),
      SampleBarcode(sample: "y", forward: "TGACTGCG", reverse: nil),
    ]
    #expect(split("ACCTGATCCGCA" + forward + insert, reverse + insert, single) == found(0, 12, 0))
    #expect(split("G" + reverse + insert, "TGACTGCG" + forward + insert, single) == found(1, turned: true, 1, 8))
    #expect(
      split("ACCTGATCCGCA" + forward + insert, "ACCTGATCCGCA" + reverse + insert, single) == found(0, 12, 12))
    #expect(
      split("ACCTGATCCGCA" + forward + insert, "TGACTGCG" + reverse + insert, single) == .unassigned(.barcodeConflict))
    #expect(split(forward + insert, "TGACTGCG" + reverse + insert, single) == .unassigned(.noBarcode))
  }

  @Test("without primers barcodes stand at the read starts")
  func readStarts() {
    let none = BarcodeSettings(maximumSpacer: 0)
    let spaced = BarcodeSettings(maximumSpacer: 4)
    func split(_ first: String, _ second: String, _ settings: BarcodeSettings) -> BarcodeOutcome {
      self.split(first, second, Self.barcodes, primers: nil, settings)
    }
    #expect(split("ACCTGATCCGCA" + insert, "GTTGACCATCGC" + insert, none) == found(0, 12, 12))
    #expect(split("CATACCGTGAGT" + insert, "TGACTGCGTTAG" + insert, none) == found(1, turned: true, 12, 12))
    #expect(split("TTACCTGATCCGCA" + insert, "GTTGACCATCGC" + insert, none) == .unassigned(.noBarcode))
    #expect(split("TTACCTGATCCGCA" + insert, "CGTTGACCATCGC" + insert, spaced) == found(0, 14, 13))
    #expect(split("TGACTGCGTTAG" + insert, "GTTGACCATCGC" + insert, none) == .unassigned(.barcodeConflict))
    // The same two barcodes in both orders: nothing tells which.
    let swapped = [
      SampleBarcode(sample: "x", forward: "ACCTGATCCGCA", reverse: "GTTGACCATCGC"),
      SampleBarcode(sample: "y", forward: "GTTGACCATCGC", reverse: "ACCTGATCCGCA"),
    ]
    #expect(
      self.split("ACCTGATCCGCA" + insert, "GTTGACCATCGC" + insert, swapped, primers: nil, none)
        == .unassigned(.ambiguous))
    let same = [SampleBarcode(sample: "x", forward: "ACCTGATCCGCA", reverse: "ACCTGATCCGCA")]
    #expect(self.split("ACCTGATCCGCA", "ACCTGATCCGCA", same, primers: nil, none) == found(0, 12, 12))
  }

  @Test("single reads by the barcode at their start")
  func singleReads() {
    let barcodes = [Self.barcodes[0], Self.barcodes[1]]
    #expect(splitRead("CCACCTGATCCGCA" + forward + insert, barcodes, primers: Self.primers) == found(0, 14, 0))
    #expect(
      splitRead("CATACCGTGAGT" + reverse + insert, barcodes, primers: Self.primers) == found(1, turned: true, 12, 0))
    #expect(
      splitRead("ACCTGATCCGCA" + forward + insert, Self.barcodes, primers: Self.primers) == .unassigned(.ambiguous))
    #expect(splitRead("ACCTGATCCGCA" + insert, barcodes, primers: Self.primers) == .unassigned(.noPrimer))
    #expect(splitRead(forward + insert, barcodes, primers: Self.primers) == .unassigned(.noBarcode))
  }

  @Test("simulated pools: every pair goes home, whatever spacer and orientation")
  func pool() throws {
    var builder = ReadBuilder("barcode-pool", seed: 3)
    let pair = try #require(Self.primers)
    var letters: [String] = []
    while letters.count < 40 {
      let word = builder.random(10)
      let isFar = letters.allSatisfy { zip($0.utf8, word).reduce(0) { $0 + ($1.0 == $1.1 ? 0 : 1) } > 3 }
      if isFar { letters.append(String(decoding: word, as: UTF8.self)) }
    }
    let barcodes = letters.indices.map {
      SampleBarcode(sample: "\($0)", forward: letters[$0], reverse: letters[($0 + 7) % 40])
    }
    let splitter = BarcodeSplitter(barcodes, primers: pair)
    var scratch = BarcodeSplitter.Scratch()
    for _ in 0..<2_000 {
      let sample = builder.generator.below(40)
      let spacers = [builder.random(builder.generator.below(16)), builder.random(builder.generator.below(16))]
      let f = spacers[0] + Array(letters[sample].utf8) + builder.drawn(pair.forward.sequence) + builder.random(80)
      let r =
        spacers[1] + Array(letters[(sample + 7) % 40].utf8) + builder.drawn(pair.reverse.sequence) + builder.random(80)
      let isTurned = builder.generator.below(2) == 1
      let starts = [spacers[0].count + 10, spacers[1].count + 10]
      let outcome = splitter.split(first: (isTurned ? r : f).span, second: (isTurned ? f : r).span, scratch: &scratch)
      #expect(
        outcome == found(sample, turned: isTurned, isTurned ? starts[1] : starts[0], isTurned ? starts[0] : starts[1]))
    }
  }
}
