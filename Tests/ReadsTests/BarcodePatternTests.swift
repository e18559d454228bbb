import Kernels
import Statistics
import Testing

@Suite("Barcode patterns") struct BarcodePatternTests {
  @Test("mismatches are those of the plain comparison", arguments: [1, 2, 7, 8, 12, 31, 32, 63, 64])
  func plainTwin(length: Int) {
    var generator = SeededGenerator(purpose: "barcode-patterns", seed: UInt64(length))
    let letters = Array("ACGTURYSWKMBDHVN".utf8)
    let bases = Array("ACGTN".utf8)
    for _ in 0..<200 {
      let barcode = (0..<length).map { _ in letters[generator.below(generator.below(2) == 0 ? 4 : letters.count)] }
      let read = (0..<generator.below(90)).map { _ in bases[generator.below(generator.below(8) == 0 ? 5 : 4)] }
      let end = generator.below(read.count + 1)
      let window = BarcodeWindow(read.span, endingAt: end, length: length)
      var expected = 0
      for (place, letter) in barcode.enumerated() {
        let position = end - length + place
        let isBase = position >= 0 && PrimerMask.table[Int(read[position])].nonzeroBitCount == 1
        if !isBase || PrimerMask.table[Int(read[position])] & PrimerMask.table[Int(letter)] == 0 { expected += 1 }
      }
      #expect(BarcodePattern(barcode).mismatches(window) == expected)
    }
  }

  @Test("neighbours differ in one position at most, ends lined up")
  func neighbours() {
    func isNear(_ a: String, _ b: String) -> Bool {
      BarcodePattern(Array(a.utf8)).isNear(BarcodePattern(Array(b.utf8)))
    }
    #expect(isNear("ACGT", "ACGA"))
    #expect(!isNear("ACGT", "ACTA"))
    #expect(isNear("TTACGT", "ACGA"))
    #expect(isNear("RCGT", "ACGA"))
    #expect(!isNear("CCGT", "RCGA"))
  }
}
