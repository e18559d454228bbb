import Kernels
import Statistics
import Testing

/// The kernels against their plain twins, at every length around the vector width.
@Suite struct FASTQKernelTests {
  private static let lengths = Array(0...70) + [255, 256, 1_000]

  private func plainLetter(_ byte: UInt8) -> UInt8? {
    let upper = byte >= 0x61 && byte <= 0x7A ? byte - 32 : byte
    switch upper {
    case UInt8(ascii: "U"): return UInt8(ascii: "T")
    case UInt8(ascii: "."): return UInt8(ascii: "N")
    default: return Array("ACGTRYSWKMBDHVN".utf8).contains(upper) ? upper : nil
    }
  }

  @Test(arguments: ["ACGTN", "ACGTNacgtnUu.RYSWKMBDHVryswkmbdhv"])
  func bases(alphabet: String) {
    var generator = SeededGenerator(purpose: "bases-kernel", seed: 1)
    let letters = Array(alphabet.utf8)
    for length in Self.lengths {
      for fault in [nil, 0, length / 2, length - 1] where fault.map({ (0..<length).contains($0) }) ?? true {
        let lead = generator.below(20)
        var source = (0..<lead + length + 3).map { _ in letters[generator.below(letters.count)] }
        if let fault { source[lead + fault] = Array("\0 @X!-\u{7F}".utf8)[generator.below(7)] }
        var target = [UInt8](repeating: 0xEE, count: length + 9)
        var span = target.mutableSpan
        let wrong = FASTQBases.copy(source.span, lead..<lead + length, into: &span, at: 4)
        #expect(wrong == fault.map { lead + $0 })
        guard fault == nil else { continue }
        #expect(Array(target[4..<4 + length]) == source[lead..<lead + length].compactMap(plainLetter))
        #expect(target[..<4].allSatisfy { $0 == 0xEE } && target[(4 + length)...].allSatisfy { $0 == 0xEE })
      }
    }
  }

  @Test func lettersEqualThePlainTable() {
    for byte in UInt8.min...UInt8.max { #expect(FASTQBases.letters[Int(byte)] == plainLetter(byte) ?? 0) }
  }

  @Test(arguments: [(UInt8(33), UInt8(126), UInt8(33)), (64, 105, 64), (59, 126, 59), (59, 105, 33)])
  func qualities(lowest: UInt8, highest: UInt8, offset: UInt8) {
    var generator = SeededGenerator(purpose: "qualities-kernel", seed: 1)
    for length in Self.lengths {
      for fault in [nil, 0, length / 2, length - 1] where fault.map({ (0..<length).contains($0) }) ?? true {
        for wrongByte in [lowest - 1, highest + 1, 0, 255] {
          var source = (0..<length).map { _ in lowest + UInt8(generator.below(Int(highest - lowest) + 1)) }
          if let fault { source[fault] = wrongByte }
          var target = [UInt8](repeating: 0xEE, count: length + 2)
          var span = target.mutableSpan
          let wrong = FASTQQualities.copy(
            source.span, 0..<length, allowed: lowest...highest, phredOffset: offset, into: &span, at: 1)
          #expect(wrong == fault)
          guard fault == nil else { continue }
          #expect(Array(target[1..<1 + length]) == source.map { $0 - offset })
          #expect(target[0] == 0xEE && target[length + 1] == 0xEE)
        }
      }
    }
  }

  @Test func lineFeeds() {
    for text in ["", "\n", "a", "a\n", "ab\r\n\n\nc", String(repeating: "x", count: 300) + "\n"] {
      let bytes = Array(text.utf8)
      for start in 0...bytes.count {
        let expected = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
        #expect(LineScan.lineFeed(in: bytes.span, from: start) == expected)
      }
    }
  }
}
