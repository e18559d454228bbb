import BioModel
import Glibc
import Kernels
import Statistics
import Testing

@Suite("Byte sums") struct ByteSumTests {
  @Test("agrees with its plain twin around lanes and around the blocks in which sums could overflow")
  func twin() {
    var generator = SeededGenerator(purpose: "byte-sum", seed: 1)
    let lengths = Array(0...50) + [4_079, 4_080, 4_095, 4_096, 4_097, 4_112, 4_113, 8_192, 8_209, 20_000]
    for length in lengths + (0..<20).map({ _ in generator.below(10_000) }) {
      let random = (0..<length).map { _ in UInt8(generator.below(256)) }
      #expect(ByteSum.sum(random.span) == random.reduce(0) { $0 + Int($1) })
      let full = [UInt8](repeating: 255, count: length)
      #expect(ByteSum.sum(full.span) == 255 * length)
    }
  }
}

@Suite("Error prefixes") struct ErrorPrefixesTests {
  static let limits = (1.0, 2.0, 5.0)

  /// The plain twin: every whole step from the start, judged by itself.
  static func plain(_ quality: [UInt8], _ range: Range<Int>, sums: inout [Int]) -> (Int, Int, Int) {
    var found = (0, 0, 0)
    for steps in 1...ErrorPrefixes.maximumSteps where 10 * steps <= range.count {
      let prefix = quality[range].prefix(10 * steps)
      let errors = prefix.reduce(0.0) { $0 + PhredQuality.errorProbability[min(Int($1), 93)] }
      let row = errors <= limits.0 ? 0 : errors <= limits.1 ? 1 : errors <= limits.2 ? 2 : 3
      if row <= 0 { found.0 = steps }
      if row <= 1 { found.1 = steps }
      if row <= 2 { found.2 = steps }
      guard row < 3 else { continue }
      let rounded = (errors * 64).rounded(.down) / 64
      sums[row * ErrorPrefixes.rowWidth + steps] += Int((exp(-rounded / 2) * 65_536).rounded())
    }
    return found
  }

  private func compare(_ quality: [UInt8], _ range: Range<Int>, _ sums: inout [Int], _ expected: inout [Int]) {
    let probabilities = PhredQuality.errorProbability
    var span = sums.mutableSpan
    let found = ErrorPrefixes.longest(
      quality.span, range, errorProbability: probabilities.span, limits: Self.limits, sums: &span)
    let twin = ErrorPrefixesTests.plain(quality, range, sums: &expected)
    #expect(found == twin, "\(quality.count) bases, \(range)")
  }

  @Test("agrees with its plain twin for every length around whole steps, and past the last one")
  func twin() {
    var generator = SeededGenerator(purpose: "error-prefixes", seed: 1)
    let lengths = Array(0...41) + [249, 250, 251, 629, 630, 631, 640, 700, 2_000]
    var sums = [Int](repeating: 0, count: 3 * ErrorPrefixes.rowWidth)
    var expected = sums
    for length in lengths + (0..<300).map({ _ in generator.below(700) }) {
      for scores in [[40], [2, 37], [10, 15, 20], [25, 30, 35, 93, 94, 255], [12, 40, 40, 40]] {
        let quality = (0..<length).map { _ in UInt8(scores[generator.below(scores.count)]) }
        let lower = generator.below(min(length, 30) + 1)
        compare(quality, lower..<length, &sums, &expected)
        compare(quality, lower..<lower + generator.below(length - lower + 1), &sums, &expected)
      }
    }
    #expect(sums == expected)
    // All three rows were met, and the longest prefix too.
    for row in 0..<3 { #expect(sums[row * ErrorPrefixes.rowWidth + 1] > 0) }
    #expect(sums[ErrorPrefixes.maximumSteps] > 0)
  }

  @Test("a read exactly at a limit keeps it; a weight is never negative and never above one")
  func limits() {
    var sums = [Int](repeating: 0, count: 3 * ErrorPrefixes.rowWidth)
    var expected = sums
    // Ten bases of Q10 hold one expected error (in doubles a little less, so no rounding tips it).
    compare([UInt8](repeating: 10, count: 10), 0..<10, &sums, &expected)
    #expect(sums == expected && sums[1] > 0)
    // A base of Q0 is an error for certain: five of them are the last limit.
    let five = [UInt8](repeating: 0, count: 5) + [UInt8](repeating: 93, count: 15)
    sums = sums.map { _ in 0 }
    expected = sums
    compare(five, 0..<20, &sums, &expected)
    #expect(sums == expected)
    #expect(sums.allSatisfy { (0...ErrorPrefixes.weightUnit).contains($0) })
  }
}
