import BioModel
import Kernels
import Reads
import Statistics
import Testing

/// Kernels over the bases and scores of reads against their plain twins, at every length around the vector width.
@Suite("Read kernels") struct ReadKernelTests {
  private static let lengths = Array(0...70) + [255, 256, 301, 8_192]

  private func letters(_ alphabet: String, _ count: Int, _ generator: inout SeededGenerator) -> [UInt8] {
    let letters = Array(alphabet.utf8)
    return (0..<count).map { _ in letters[generator.below(letters.count)] }
  }

  private func written(_ bases: [UInt8], _ scores: [UInt8], _ codes: inout [UInt8]) -> Int? {
    var span = codes.mutableSpan
    return ReadCodes.write(bases: bases.span, scores: scores.span, to: &span, at: 1)
  }

  @Test("codes hold letter and score, and refuse other letters and scores above 63")
  func codes() {
    var generator = SeededGenerator(purpose: "read-codes", seed: 1)
    for length in Self.lengths {
      let bases = letters("ACGT", length, &generator)
      let scores = (0..<length).map { _ in UInt8(generator.below(64)) }
      var codes = [UInt8](repeating: 0xEE, count: length + 2)
      #expect(written(bases, scores, &codes) == scores.reduce(0) { $0 + Int($1) })
      for index in 0..<length {
        #expect(codes[index + 1] & 63 == scores[index])
        let place = ReadCodes.classes[Int(codes[index + 1] >> 6)]
        #expect(Array("ACGT".utf8)[place] == bases[index])
      }
      #expect(codes[0] == 0xEE && codes[length + 1] == 0xEE)
      let full = [UInt8](repeating: 63, count: length)
      #expect(written(bases, full, &codes) == 63 * length)
      for fault in Set([0, length / 2, length - 1]) where (0..<length).contains(fault) {
        for letter in "BDEFHIKLMNRSUVWY".utf8 {
          var wrong = bases
          wrong[fault] = letter
          #expect(written(wrong, scores, &codes) == nil)
        }
        for score in [UInt8(64), 93] {
          var wrong = scores
          wrong[fault] = score
          #expect(written(bases, wrong, &codes) == nil)
        }
      }
    }
  }

  @Test("reads with and without codes, of many lengths, in groups and one by one, also past the narrow counters")
  func counters() {
    var builder = ReadBuilder("cycle-counters")
    var reads: [([UInt8], [UInt8])] = []
    for number in 0..<2_000 {
      let length = number % 11 == 0 ? builder.generator.below(120) : 90 + number % 3
      let bases = letters(number % 5 == 0 ? "ACGTN" : "ACGT", length, &builder.generator)
      let scores = builder.quality(length, from: number % 7 == 0 ? [2, 40, 70, 93] : Array(2...41))
      reads.append((bases, scores))
    }
    for copies in [1, 40] {
      let all = Array(repeatElement(reads, count: copies).joined())
      var together = QualityReport()
      together.add(ReadBuilder.batch(all))
      var apart = QualityReport()
      for read in all { apart.add(sequence: read.0.span, quality: read.1.span) }
      #expect(together == apart)
      var parts = QualityReport()
      for start in stride(from: 0, to: all.count, by: 777) {
        var part = QualityReport()
        part.add(ReadBuilder.batch(Array(all[start..<min(start + 777, all.count)])))
        parts.add(part)
      }
      #expect(parts == together)
      for cycle in [0, 7, 89, 90, 91, 100] {
        let here = reads.filter { $0.0.count > cycle }
        let scores = (0..<94).map { score in copies * here.count { $0.1[cycle] == score } }
        #expect(together.qualityCounts(cycle: cycle) == scores)
        let classes = "ACGTN".utf8.map { letter in copies * here.count { $0.0[cycle] == letter } }
        #expect(together.baseCounts(cycle: cycle) == classes)
      }
      #expect(
        together.qualityCounts == (0..<94).map { score in copies * reads.reduce(0) { $0 + $1.1.count { $0 == score } } }
      )
      #expect(
        together.baseCounts
          == "ACGTN".utf8.map { letter in copies * reads.reduce(0) { $0 + $1.0.count { $0 == letter } } })
    }
  }

  @Test("scores below a limit and ambiguous letters are counted")
  func counts() {
    var generator = SeededGenerator(purpose: "byte-count", seed: 1)
    for length in Self.lengths + [5_000] {
      let bases = letters("ACGTACGTACGTACGTNRY", length, &generator)
      let scores = (0..<length).map { _ in UInt8(generator.below(94)) }
      let lower = generator.below(length + 1)
      let range = lower..<lower + generator.below(length - lower + 1)
      for limit in [0, 2, 15, 93, 94] as [UInt8] {
        #expect(ByteCount.below(limit, in: scores.span, range) == scores[range].count { $0 < limit })
      }
      #expect(ByteCount.ambiguous(in: bases.span, range) == bases[range].count { !"ACGT".utf8.contains($0) })
    }
  }

  @Test("eight letters are complemented as one by one, or not at all")
  func complement() {
    var generator = SeededGenerator(purpose: "complement", seed: 1)
    for _ in 0..<200 {
      var eight = letters("ACGT", 8, &generator)
      func word(_ bytes: [UInt8]) -> UInt64 { bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) } }
      let expected = eight.map { ReverseComplement.complement[Int($0)] }
      #expect(SequenceLetters.complement(ofEight: word(eight)) == word(expected))
      let place = generator.below(8)
      for byte in UInt8.min...UInt8.max where !"ACGT".utf8.contains(byte) {
        eight[place] = byte
        #expect(SequenceLetters.complement(ofEight: word(eight)) == nil)
      }
    }
    for length in Self.lengths {
      let bases = letters("ACGTACGTACGTNRYK", length, &generator)
      var turned = [UInt8](repeating: 0, count: length)
      var span = turned.mutableSpan
      ReverseComplement.write(bases.span, into: &span)
      #expect(turned == ReverseComplement.of(bases))
      var backwards = [UInt8](repeating: 0, count: length)
      var target = backwards.mutableSpan
      ReverseComplement.reverse(bases.span, into: &target)
      #expect(backwards == bases.reversed())
    }
  }

  @Test("agreement ends at the first difference or N")
  func agreement() {
    var generator = SeededGenerator(purpose: "agreement", seed: 1)
    for length in Self.lengths {
      let first = letters("ACGT", length, &generator)
      for place in Set([0, length / 3, length - 1, length]) where place >= 0 {
        for letter in "NT".utf8 {
          var (a, b) = (first, first)
          if place < length { (a[place], b[place]) = (letter == 0x4E ? 0x4E : 0x41, letter) }
          let start = place > 0 ? generator.below(place) : 0
          let end = unsafe a.withUnsafeBufferPointer { a in
            unsafe b.withUnsafeBufferPointer { b in
              guard let a = a.baseAddress, let b = b.baseAddress else { return 0 }
              // SAFETY: both have `length` letters.
              return unsafe SequenceAgreement.end(a, b, from: start, to: length)
            }
          }
          #expect(end == min(place, length))
        }
      }
    }
  }

  @Test("the hash is the same however the loads fall")
  func hash() {
    // The plain twin: bytes one by one behind the last whole sixteen, as the definition says.
    func fold(_ a: UInt64, _ b: UInt64) -> UInt64 {
      let product = a.multipliedFullWidth(by: b)
      return product.high ^ product.low
    }
    func plain(_ bytes: [UInt8]) -> UInt64 {
      var (state, other): (UInt64, UInt64) = (0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344)
      func word(_ at: Int) -> UInt64 { bytes[at..<at + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) } }
      let constants: [UInt64] = [
        0x9E37_79B9_7F4A_7C15, 0xD1B5_4A32_D192_ED03, 0x8CB9_2BA7_2F3D_8DD7, 0xA3B1_9535_4A39_B70D,
      ]
      var at = 0
      if bytes.count >= 32 {
        var streams: [UInt64] = [state, other, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89]
        while bytes.count - at >= 32 {
          for stream in 0..<4 { streams[stream] = fold(streams[stream] ^ word(at + 8 * stream), constants[stream]) }
          at += 32
        }
        state = fold(streams[0] ^ streams[2], constants[1])
        other = fold(streams[1] ^ streams[3], constants[0])
      }
      if bytes.count - at >= 16 {
        state = fold(state ^ word(at), constants[0])
        other = fold(other ^ word(at + 8), constants[1])
        at += 16
      }
      let whole = at
      var tail: UInt64 = 0
      for at in whole..<bytes.count {
        tail = tail << 8 | UInt64(bytes[at])
        if (at + 1) % 8 == 0 {
          state = fold(state ^ tail, 0x8CB9_2BA7_2F3D_8DD7)
          tail = 0
        }
      }
      return fold(fold(state ^ tail, 0xA3B1_9535_4A39_B70D) ^ other, UInt64(bytes.count) | 0x8EBC_6AF0_9C88_C6E4 | 1)
    }
    var generator = SeededGenerator(purpose: "hash", seed: 1)
    for length in Self.lengths where length > 0 {
      let bytes = (0..<length).map { _ in UInt8(generator.below(256)) }
      let hash = unsafe bytes.withUnsafeBufferPointer { buffer -> UInt64 in
        guard let base = buffer.baseAddress else { return 0 }
        // SAFETY: the buffer has `length` bytes.
        return unsafe SequenceHash.hash(base, count: length)
      }
      #expect(hash == plain(bytes))
    }
  }
}
