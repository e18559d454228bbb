import BioModel
import FoundationEssentials
import Reads
import Statistics
import Testing

@Suite("Library survey") struct LibrarySurveyTests {
  let primers: PrimerPair
  let pairs: [AmpliconLibrary.Pair]

  init() throws {
    primers = try #require(PrimerCatalog.pair(id: "515f-806r"))
    var library = AmpliconLibrary("survey", primers)
    library.spacers = 6
    library.turnedEvery = 5
    library.barrenEvery = 11
    library.forwardScores = { $0 < 150 ? [30, 35, 38] : [12, 20, 30] }
    library.reverseScores = { $0 < 100 ? [28, 33, 38] : [8, 15, 25, 30] }
    // The short ones are read through.
    pairs = library.pairs(400, lengths: [253, 252, 254, 120, 253, 90])
  }

  private func survey(
    _ chosen: some Collection<AmpliconLibrary.Pair>, from number: Int = 0, dense: Int = 2_000, isSingle: Bool = false,
    primers: PrimerPair?
  ) -> LibrarySurvey {
    var surveyor = LibrarySurveyor(primers: primers, denseOverlaps: dense)
    var survey = LibrarySurvey()
    surveyor.add(AmpliconLibrary.batch(chosen, from: number, isSingle: isSingle), to: &survey)
    return survey
  }

  /// The plain twin of one mate: the longest whole tens of the insert within a limit.
  static func prefix(_ quality: [UInt8], _ insert: Range<Int>, _ limit: Double) -> Int {
    var longest = 0
    for length in stride(from: 10, through: min(insert.count, 630), by: 10) {
      let errors = quality[insert].prefix(length).reduce(0.0) { $0 + PhredQuality.errorProbability[Int($1)] }
      if errors <= limit { longest = length }
    }
    return longest
  }

  @Test("the pairs kept at any two lengths and limits are those that one counts by hand")
  func retention() {
    let survey = survey(pairs, primers: primers)
    #expect(survey.retention.pairCount == pairs.filter { $0.insert != nil }.count)
    for (place, limits) in ErrorLimits.all.enumerated() {
      let prefixes = pairs.compactMap { pair -> (Int, Int)? in
        guard let insert = pair.insert else { return nil }
        return (
          Self.prefix(pair.qualities.forward, insert.forward, limits.forward),
          Self.prefix(pair.qualities.reverse, insert.reverse, limits.reverse)
        )
      }
      var different: Set<Int> = []
      for forward in stride(from: 0, through: 260, by: 20) {
        for reverse in stride(from: 0, through: 260, by: 20) {
          let expected = prefixes.filter { $0.0 >= forward && $0.1 >= reverse }.count
          #expect(survey.retention.kept(forward: forward, reverse: reverse, limits: place) == expected)
          different.insert(expected)
        }
      }
      #expect(different.count > 6)
    }
    #expect(survey.retention.kept(forward: 700, reverse: 0, limits: 3) == 0)
    #expect(PairRetention().kept(forward: 0, reverse: 0, limits: 0) == 0)
  }

  @Test("primers, orientation, spacers, read-through and lengths are counted")
  func counts() {
    let survey = survey(pairs, primers: primers)
    let framed = pairs.filter { $0.insert != nil }
    #expect(survey.isPaired && survey.pairCount == 400 && survey.trimmedCount == framed.count)
    #expect(framed.count < 400 && framed.contains { $0.isTurned && $0.isReadThrough })
    #expect(survey.turnedCount == framed.filter(\.isTurned).count)
    #expect(survey.readThroughCount == framed.filter(\.isReadThrough).count)
    #expect(survey.spacers.forward == (0..<6).map { bases in framed.filter { $0.spacers.forward == bases }.count })
    #expect(survey.spacers.reverse == (0..<6).map { bases in framed.filter { $0.spacers.reverse == bases }.count })
    #expect(survey.overlapsExamined == framed.count)
    for length in [90, 120, 252, 253, 254] {
      #expect(survey.lengths[length] == framed.filter { $0.length == length }.count)
    }
    #expect(survey.lengths.reduce(0, +) == framed.count)
  }

  @Test("parts add up to the whole in any order, and say the same after being written and read")
  func parts() throws {
    for dense in [2_000, 50] {
      let whole = survey(pairs, dense: dense, primers: primers)
      let cuts = [0, 1, 40, 41, 170, 300, 400]
      let parts = zip(cuts, cuts.dropFirst()).map { low, high in
        survey(pairs[low..<high], from: low, dense: dense, primers: primers)
      }
      for order in [parts, parts.reversed(), Array(parts[3...] + parts[..<3])] {
        var sum = LibrarySurvey()
        for part in order { sum.add(part) }
        #expect(sum == whole)
      }
      let bytes = try JSONEncoder().encode(whole)
      #expect(try JSONDecoder().decode(LibrarySurvey.self, from: bytes) == whole)
    }
    let empty = try JSONDecoder().decode(LibrarySurvey.self, from: try JSONEncoder().encode(LibrarySurvey()))
    #expect(empty == LibrarySurvey())
  }

  @Test("overlaps are looked for in the first pairs and then in one of sixteen, by their number in the file")
  func sampling() {
    let framed = pairs.enumerated().filter { $0.element.insert != nil }.map(\.offset)
    #expect(
      survey(pairs, dense: 50, primers: primers).overlapsExamined
        == framed.filter { $0 < 50 || $0 % 16 == 0 }.count)
    #expect(
      survey(pairs, from: 7_000, dense: 50, primers: primers).overlapsExamined
        == framed.filter { (7_000 + $0) % 16 == 0 }.count)
  }

  @Test("a file whose counters are out of place is refused")
  func corrupt() throws {
    let bytes = try JSONEncoder().encode(survey(pairs.prefix(20), primers: primers))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("\"retained\":["))
    for wrong in ["-1,5,", "99999999,5,", "1,-2,", "7,"] {
      let changed = text.replacing("\"retained\":[", with: "\"retained\":[" + wrong)
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode(LibrarySurvey.self, from: Data(changed.utf8))
      }
    }
  }

  @Test("single reads, in both orientations, and reads whose primers stay")
  func singleReads() {
    let survey = survey(pairs, isSingle: true, primers: primers)
    let framed = pairs.filter { $0.insert != nil }
    #expect(!survey.isPaired && survey.trimmedCount == framed.count)
    #expect(survey.turnedCount == framed.filter(\.isTurned).count)
    #expect(survey.overlapsExamined == 0 && survey.lengths.isEmpty)
    let reads = framed.compactMap { pair in
      pair.insert.map { (pair.firstQuality, pair.isTurned ? $0.reverse : $0.forward) }
    }
    for length in [0, 50, 100, 150, 200, 230] {
      let expected = reads.filter { Self.prefix($0.0, $0.1, 2) >= length }.count
      #expect(survey.retention.kept(forward: length, reverse: 0, limits: 1) == expected)
    }
    #expect(
      survey.spacers.forward
        == (0..<6).map { bases in
          framed.filter { !$0.isTurned && $0.spacers.forward == bases }.count
        })
    #expect(survey.spacers.reverse.reduce(0, +) == framed.filter(\.isTurned).count)
    #expect(survey.readThroughCount == reads.filter { $0.1.upperBound < 250 }.count)
    let bare = self.survey(pairs, primers: nil)
    #expect(bare.trimmedCount == 400 && bare.turnedCount == 0 && bare.readThroughCount == 0)
    #expect(bare.spacers.forward.isEmpty && bare.spacers.reverse.isEmpty)
    #expect(bare.retention.kept(forward: 0, reverse: 0, limits: 0) == 400)
  }
}
