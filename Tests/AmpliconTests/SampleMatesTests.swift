import Amplicon
import Statistics
import Testing

/// Pairs with qualities, gathered on lanes, written and read back.
@Suite("Sample mates") struct SampleMatesTests {
  private struct Pair {
    let forward: ([UInt8], [UInt8])
    let reverse: ([UInt8], [UInt8])
  }

  private static func pairs(_ count: Int, letters: String = "ACGT") -> [Pair] {
    var generator = SeededGenerator(purpose: "sample-mates", seed: UInt64(count))
    let alphabet = Array(letters.utf8)
    func read(_ variants: Int) -> ([UInt8], [UInt8]) {
      // Few sequences, so that reads repeat each other.
      var own = SeededGenerator(purpose: "sample-mates-variant", seed: UInt64(generator.below(variants)))
      let bases = (0..<30).map { _ in alphabet[own.below(alphabet.count)] }
      return (bases, bases.map { _ in UInt8(2 + generator.below(39)) })
    }
    return (0..<count).map { _ in Pair(forward: read(5), reverse: read(7)) }
  }

  private static func gathered(_ pairs: some Sequence<Pair>) -> MateDereplicator {
    var mates = MateDereplicator()
    for pair in pairs {
      let isTaken = mates.insert(
        forward: pair.forward.0.span, pair.forward.1.span, reverse: pair.reverse.0.span, pair.reverse.1.span)
      #expect(isTaken)
    }
    return mates
  }

  @Test("pairs count as a plain count does, by the sequences of their mates")
  func twin() {
    let pairs = Self.pairs(400)
    let mates = Self.gathered(pairs).finish(isPaired: true)
    #expect(mates.readCount == 400 && mates.pairs.reduce(0) { $0 + $1.readCount } == 400)
    var plain: [[UInt8]: Int] = [:]
    for pair in pairs { plain[pair.forward.0 + pair.reverse.0, default: 0] += 1 }
    #expect(mates.pairs.count == plain.count)
    for pair in mates.pairs {
      let key =
        mates.forward.sequences.sequence(pair.forward) + (mates.reverse?.sequences.sequence(pair.reverse) ?? [])
      #expect(plain[key] == pair.readCount)
    }
  }

  @Test("lanes merge in any order to the same sample")
  func merge() {
    let pairs = Self.pairs(300)
    let whole = Self.gathered(pairs).finish(isPaired: true)
    for order in [[0, 1, 2], [2, 0, 1], [1, 2, 0]] {
      let parts = [pairs[..<10], pairs[10..<200], pairs[200...]].map { Self.gathered($0) }
      var merged = MateDereplicator()
      for part in order { merged.merge(parts[part]) }
      #expect(merged.finish(isPaired: true) == whole)
    }
  }

  @Test("what is written is read back; damage is seen")
  func bytes() throws {
    let mates = Self.gathered(Self.pairs(100)).finish(isPaired: true)
    let bytes = mates.encoded()
    #expect(try SampleMates(decoding: bytes) == mates)
    var single = MateDereplicator()
    let read = Self.pairs(1)[0].forward
    let isTaken = single.insert(read.0.span, read.1.span)
    #expect(isTaken)
    let singles = single.finish(isPaired: false)
    #expect(try SampleMates(decoding: singles.encoded()) == singles && singles.reverse == nil)
    #expect(try SampleMates(decoding: SampleMates.none.encoded()) == .none)
    for cut in [0, 7, 8, 100, bytes.count - 1] {
      #expect(throws: AmpliconError.self) { try SampleMates(decoding: Array(bytes[..<cut])) }
    }
    for place in [9, bytes.count / 2] {
      var wrong = bytes
      wrong[place] ^= 0x55
      #expect(throws: AmpliconError.self) { try SampleMates(decoding: wrong) }
    }
    var wrong = bytes
    wrong[bytes.count - 12] = 0xFF
    #expect(throws: AmpliconError.self) { try SampleMates(decoding: wrong) }
  }

  @Test("a pair with another letter in either mate leaves nothing behind")
  func ambiguous() {
    var mates = MateDereplicator()
    let good = Self.pairs(1)[0]
    var bad = good.forward.0
    bad[3] = UInt8(ascii: "N")
    let taken = [
      mates.insert(forward: bad.span, good.forward.1.span, reverse: good.reverse.0.span, good.reverse.1.span),
      mates.insert(forward: good.forward.0.span, good.forward.1.span, reverse: bad.span, good.forward.1.span),
    ]
    #expect(taken == [false, false])
    let sample = mates.finish(isPaired: true)
    #expect(sample.forward.count == 0 && sample.reverse?.count == 0 && sample.pairs.isEmpty)
  }
}
