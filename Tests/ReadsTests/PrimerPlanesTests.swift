import Kernels
import Statistics
import Testing

@Suite("Primer search") struct PrimerPlanesTests {
  /// The plain twin: every placement, position by position.
  static func placements(_ pattern: PrimerPattern, _ read: [UInt8], _ starts: Range<Int>) -> [PrimerHit] {
    var hits: [PrimerHit] = []
    for start in starts where start >= 0 && start + pattern.count <= read.count {
      var mismatches = 0
      for position in 0..<pattern.count {
        let set: UInt8 =
          switch read[start + position] {
          case UInt8(ascii: "A"): 1
          case UInt8(ascii: "C"): 2
          case UInt8(ascii: "G"): 4
          case UInt8(ascii: "T"): 8
          default: 0
          }
        if set & pattern.masks[position] == 0 { mismatches += 1 }
      }
      if mismatches <= pattern.maximumMismatches { hits.append(PrimerHit(start: start, mismatches: mismatches)) }
    }
    return hits
  }

  @Test("agrees with its plain twin, for the best and the leftmost placement")
  func twin() {
    var generator = SeededGenerator(purpose: "primer-planes", seed: 1)
    var planes = PrimerPlanes()
    let letters = Array("ACGTRYSWKMBDHVN".utf8)
    for round in 0..<3_000 {
      // Lengths around the word size as well as random ones; two letters make near misses frequent.
      let length = round < 140 ? round : generator.below(400)
      let alphabet = round % 2 == 0 ? Array("AC".utf8) : Array("ACGTN".utf8)
      let read = (0..<length).map { _ in alphabet[generator.below(alphabet.count)] }
      let pattern = PrimerPattern(
        (0..<1 + generator.below(30)).map { _ in letters[generator.below(round % 3 == 0 ? 4 : 15)] },
        maximumMismatches: generator.below(8))
      let lower = generator.below(70)
      let starts = lower..<lower + generator.below(300)
      planes.load(read.span)
      let hits = PrimerPlanesTests.placements(pattern, read, starts)
      let best = hits.min { ($0.mismatches, $0.start) < ($1.mismatches, $1.start) }
      #expect(planes.best(pattern, starts: starts) == best)
      #expect(planes.first(pattern, starts: starts) == hits.first)
    }
  }

  @Test("a base of the read that is no A, C, G, T always disagrees")
  func ambiguousRead() {
    var planes = PrimerPlanes()
    let read = Array("ACGNACGTACGT".utf8)
    planes.load(read.span)
    let strict = PrimerPattern(Array("ACGNACGTAC".utf8), maximumMismatches: 0)
    let loose = PrimerPattern(Array("ACGNACGTAC".utf8), maximumMismatches: 1)
    #expect(planes.best(strict, starts: 0..<1) == nil)
    #expect(planes.best(loose, starts: 0..<1) == PrimerHit(start: 0, mismatches: 1))
  }

  @Test("the reverse complement of IUPAC letters is its own inverse")
  func reverseComplement() {
    let letters = Array("ACGTRYSWKMBDHVNacgtn-".utf8)
    let once = ReverseComplement.of(letters)
    #expect(String(decoding: once, as: UTF8.self) == "-nacgtNBDHVKMWSRYACGT")
    #expect(ReverseComplement.of(once) == letters)
    for length in [0, 1, 15, 16, 17] {
      let part = Array(letters.prefix(length))
      var output = Array(repeating: UInt8(0), count: length)
      var span = output.mutableSpan
      ReverseComplement.write(part.span, into: &span)
      #expect(output == ReverseComplement.of(part))
    }
  }
}
