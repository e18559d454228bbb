import Kernels
import Reads
import Statistics
import Testing

@Suite("PhiX") struct PhiXScreenTests {
  /// The words of a circular genome.
  static func words(_ genome: [UInt8]) -> Set<[UInt8]> {
    let ring = genome + genome.prefix(15)
    return Set(genome.indices.map { Array(ring[$0..<$0 + 16]) })
  }

  /// The plain twin: words as strings in sets, from left to right, the next one at least `step` bases behind a match.
  static func count(_ words: Set<[UInt8]>, _ read: [UInt8], step: Int = 16) -> Int {
    var (matches, start) = (0, 0)
    while start + 16 <= read.count {
      if words.contains(Array(read[start..<start + 16])) {
        matches += 1
        start += step
      } else {
        start += 1
      }
    }
    return matches
  }

  @Test("words agree with their plain twin, strand by strand, at every place and around the origin")
  func twin() {
    var generator = SeededGenerator(purpose: "phix", seed: 1)
    var builder = ReadBuilder("phix")
    // Two letters give many words of 9 that are shared by chance.
    let genome = builder.random(300) + (0..<200).map { _ in Array("AC".utf8)[generator.below(2)] }
    let turned = ReadBuilder.turned(genome)
    let words = CircularGenomeWords(genome)
    let strands = (PhiXScreenTests.words(genome), PhiXScreenTests.words(turned))
    var found = 0
    for round in 0..<1_500 {
      let start = round < 20 ? genome.count - round : generator.below(genome.count)
      let strand = round % 2 == 0 ? genome : turned
      var read = Array((strand + strand)[start..<start + generator.below(150)])
      for index in read.indices where generator.below(20) == 0 {
        read[index] = Array("ACGTN".utf8)[generator.below(5)]
      }
      let frame = builder.random(generator.below(10))
      let framed = frame + read + frame
      let answer = words.matches(framed.span, frame.count..<frame.count + read.count, limit: .max)
      #expect(answer.forward == PhiXScreenTests.count(strands.0, read), "round \(round)")
      #expect(answer.reverse == PhiXScreenTests.count(strands.1, read), "round \(round)")
      let screened = words.matches(framed.span, frame.count..<frame.count + read.count, limit: 2)
      let isFound = max(screened.forward, screened.reverse) >= 2
      #expect(isFound == (max(answer.forward, answer.reverse) >= 2))
      if answer.forward > 1 { found += 1 }
    }
    #expect(found > 200)
  }

  @Test("fragments of both strands are PhiX, random reads and single words are not")
  func examples() {
    let screen = PhiXScreen()
    let genome = PhiXScreen.genome
    #expect(genome.count == 5_386)
    #expect(genome.allSatisfy(SequenceLetters.isBase))
    func isPhiX(_ bases: [UInt8]) -> Bool { screen.contains(bases.span, 0..<bases.count) }
    let ring = genome + genome
    for start in stride(from: 0, to: genome.count, by: 7) {
      #expect(isPhiX(Array(ring[start..<start + 32])))
      #expect(isPhiX(ReadBuilder.turned(Array(ring[start..<start + 32]))))
      #expect(!isPhiX(Array(ring[start..<start + 31])))
    }
    var builder = ReadBuilder("phix-random")
    for _ in 0..<2_000 { #expect(!isPhiX(builder.random(250))) }
    let word = Array(genome[100..<116])
    let gap = builder.random(20)
    #expect(!isPhiX(word + gap + ReadBuilder.turned(word)))
    #expect(isPhiX(word + gap + word))
    #expect(!isPhiX([]))
    let single = PhiXScreen(minimumMatches: 1).contains(word.span, 0..<16)
    #expect(single)
  }
}
