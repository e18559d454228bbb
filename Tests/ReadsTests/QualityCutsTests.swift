import Kernels
import Statistics
import Testing

@Suite("Quality cuts and poly-G tails") struct QualityCutsTests {
  /// The plain twin: every sum from the end anew, up to the first negative one.
  static func tail(_ scores: [UInt8], _ cutoff: Int) -> Int {
    let sums = scores.indices.map { start in scores[start...].reduce(0) { $0 + cutoff - Int($1) } }
    let stop = sums.lastIndex { $0 < 0 }.map { $0 + 1 } ?? 0
    let largest = sums[stop...].max() ?? 0
    return largest > 0 ? sums.lastIndex(of: largest) ?? scores.count : scores.count
  }

  /// The plain twin: the first window of low mean, and in it the first low score.
  static func window(_ scores: [UInt8], _ size: Int, _ mean: Double) -> Int {
    let width = min(max(1, size), scores.count)
    guard width > 0 else { return 0 }
    for start in 0...scores.count - width {
      let window = scores[start..<start + width]
      if Double(window.reduce(0) { $0 + Int($1) }) < mean * Double(width) {
        return window.firstIndex { Double($0) < mean } ?? start + width
      }
    }
    return scores.count
  }

  /// The plain twin: the longest tail all of whose own tails keep the rule.
  static func polyG(_ bases: [UInt8], _ minimum: Int) -> Int {
    var longest = 0
    for length in 0...bases.count {
      let others = bases.suffix(length).count { $0 != UInt8(ascii: "G") }
      if others > 5 || (length >= minimum && others > length / 8) { break }
      longest = length
    }
    guard longest >= max(1, minimum) else { return bases.count }
    let tail = bases.suffix(longest)
    // The letter that ended the tail is none of it; a G before it is not looked at.
    return tail.firstIndex(of: UInt8(ascii: "G")) ?? bases.count
  }

  @Test("agree with their plain twins, inside a longer read as well")
  func twins() {
    var generator = SeededGenerator(purpose: "quality-cuts", seed: 1)
    for round in 0..<3_000 {
      let length = round < 40 ? round : generator.below(200)
      let span = round % 3 == 0 ? 4 : 40
      let scores = (0..<length).map { _ in UInt8(18 + generator.below(span) - min(18, span / 2)) }
      let frame = [UInt8](repeating: 2, count: generator.below(5))
      let framed = frame + scores + frame
      let range = frame.count..<frame.count + length
      let cutoff = generator.below(42)
      let end = QualityCuts.tail(framed.span, range, cutoff: cutoff)
      #expect(end - frame.count == QualityCutsTests.tail(scores, cutoff))
      let turned = Array(framed.reversed())
      let start = QualityCuts.front(turned.span, range, cutoff: cutoff)
      #expect(start == framed.count - end)
      let size = generator.below(20)
      let mean = Double(generator.below(400)) / 10
      let windowEnd = QualityCuts.window(framed.span, range, size: size, mean: mean)
      #expect(windowEnd - frame.count == QualityCutsTests.window(scores, size, mean))
      let letters = Array("GGGGGGGGGGGGGGA".utf8)
      let bases = (0..<length).map { _ in letters[generator.below(letters.count)] }
      let framedBases = frame + bases + frame
      let minimum = 1 + generator.below(20)
      let tailStart = PolyGTail.end(framedBases.span, range, minimumLength: minimum)
      #expect(tailStart - frame.count == QualityCutsTests.polyG(bases, minimum))
    }
  }

  @Test("the example of Li & Durbin's rule: a good base among poor ones goes with them")
  func example() {
    let scores: [UInt8] = [42, 40, 26, 27, 8, 7, 11, 4, 2, 3]
    let cut1 = QualityCuts.tail(scores.span, 0..<10, cutoff: 10)
    #expect(cut1 == 4)
    let cut2 = QualityCuts.front(scores.span, 0..<10, cutoff: 10)
    #expect(cut2 == 0)
    let none: [UInt8] = []
    let cut3 = QualityCuts.tail(none.span, 0..<0, cutoff: 10)
    #expect(cut3 == 0)
  }

  @Test("a window cuts at its first poor base; the last window counts as well")
  func window() {
    let scores: [UInt8] = [30, 30, 30, 30, 30, 2, 2, 30, 2, 2]
    let cut4 = QualityCuts.window(scores.span, 0..<10, size: 4, mean: 20)
    #expect(cut4 == 5)
    let last: [UInt8] = [30, 30, 30, 30, 2, 2]
    let cut5 = QualityCuts.window(last.span, 0..<6, size: 4, mean: 17)
    #expect(cut5 == 4)
    let cut6 = QualityCuts.window(last.span, 4..<6, size: 4, mean: 17)
    #expect(cut6 == 4)
  }

  @Test("a tail of G stays below its minimum, one other letter in eight is allowed")
  func polyG() {
    func end(_ text: String, _ minimum: Int = 10) -> Int {
      let bases = Array(text.utf8)
      return PolyGTail.end(bases.span, 0..<bases.count, minimumLength: minimum)
    }
    #expect(end("ACTCTGGGGGGGG") == 13)
    // Nine G and the letter before them make ten, one of which may be another.
    #expect(end("ACTCTGGGGGGGGG") == 5)
    #expect(end("ACTCTGGGGGGGGGG") == 5)
    #expect(end("ACTCAGGGGGTGGGGGG") == 5)
    #expect(end("ACTCAGGGTGTGGGG") == 15)
    #expect(end("GGGGGGGGGGGG") == 0)
  }
}
