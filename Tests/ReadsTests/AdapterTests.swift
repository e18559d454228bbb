import Kernels
import Reads
import Statistics
import Testing

@Suite("Adapters") struct AdapterTests {
  /// The plain twin of the search: all acceptable placements from left to right, letter by letter.
  static func search(_ letters: [UInt8], _ read: [UInt8], rate: Double, minimumOverlap: Int) -> AdapterHit? {
    var best: AdapterHit?
    for start in read.indices {
      let length = min(letters.count, read.count - start)
      if length < min(minimumOverlap, letters.count) { break }
      var mismatches = 0
      var informative = 0
      for (letter, base) in zip(letters.prefix(length), read[start...]) where letter != UInt8(ascii: "N") {
        informative += 1
        let isBase = PrimerMask.table[Int(base)].nonzeroBitCount == 1
        if !isBase || PrimerMask.table[Int(letter)] & PrimerMask.table[Int(base)] == 0 { mismatches += 1 }
      }
      if mismatches > Int(rate * Double(informative)) { continue }
      let hit = AdapterHit(start: start, length: length, mismatches: mismatches)
      if let known = best, start > known.start + letters.count / 2 || hit.score <= known.score { continue }
      best = hit
    }
    return best
  }

  @Test("the search agrees with its plain twin")
  func twin() {
    var generator = SeededGenerator(purpose: "adapters", seed: 1)
    var builder = ReadBuilder("adapters")
    var planes = PrimerPlanes()
    var found = 0
    for round in 0..<6_000 {
      let alphabet = Array((round % 3 == 0 ? "ACGTRYNN" : round % 3 == 1 ? "AC" : "ACGT").utf8)
      let letters = (0..<6 + generator.below(59)).map { _ in alphabet[generator.below(alphabet.count)] }
      var read = (0..<generator.below(round < 200 ? 10 : 150)).map { _ in
        round % 3 == 1 ? alphabet[generator.below(2)] : ReadBuilder.bases[generator.below(4)]
      }
      for _ in 0..<1 + generator.below(2) {
        let copy = builder.drawn(String(decoding: letters, as: UTF8.self))
        read += copy.prefix(1 + generator.below(letters.count + 20)).map {
          generator.below(12) == 0 ? Array("ACGTN".utf8)[generator.below(5)] : $0
        }
        if round % 4 == 0 { read += builder.random(generator.below(30)) }
      }
      let rate = Double(generator.below(3)) / 20
      let minimumOverlap = 1 + generator.below(12)
      planes.load(read.span)
      let hit = planes.adapter(AdapterPattern(letters, mismatchRate: rate, minimumOverlap: minimumOverlap))
      #expect(hit == AdapterTests.search(letters, read, rate: rate, minimumOverlap: minimumOverlap), "round \(round)")
      if hit != nil { found += 1 }
    }
    #expect(found > 3_000)
  }

  /// The plain twin: inserts from the longest down, base by base; a longer one that fits as well leaves the pair alone.
  static func insert(_ first: [UInt8], _ turned: [UInt8], _ rule: InsertLength) -> Int? {
    let longest = max(first.count, turned.count)
    for length in stride(from: first.count + turned.count, through: 1, by: -1) {
      let start = max(0, length - turned.count)
      let end = min(length, first.count)
      guard end - start >= rule.minimumOverlap else { continue }
      let differs = (start..<end).map { first[$0] != turned[turned.count - length + $0] }
      let all = Int(rule.maximumMismatchRate * Double(end - start))
      if differs.count(where: { $0 }) <= all,
        differs.prefix(50).count(where: { $0 }) <= min(all, rule.maximumMismatches)
      {
        return length < longest ? length : nil
      }
    }
    return nil
  }

  @Test("the insert's length agrees with its plain twin, for mates of different lengths and repeats")
  func insertTwin() {
    var generator = SeededGenerator(purpose: "inserts", seed: 1)
    var builder = ReadBuilder("inserts")
    var found = 0
    for round in 0..<1_500 {
      let length = generator.below(220)
      let unit = builder.random(1 + generator.below(12))
      let insert =
        round % 5 == 0 ? Array((0..<220).map { unit[$0 % unit.count] }.prefix(length)) : builder.random(length)
      let rule = InsertLength(minimumOverlap: 5 + generator.below(40), maximumMismatches: generator.below(8))
      func mate(_ strand: [UInt8]) -> [UInt8] {
        (strand + builder.random(200)).prefix(generator.below(200)).map {
          generator.below(25) == 0 ? ReadBuilder.bases[generator.below(4)] : $0
        }
      }
      let first = mate(insert)
      let turned = ReadBuilder.turned(mate(ReadBuilder.turned(insert)))
      let answer = rule.shorter(first: first.span, turned: turned.span)
      #expect(answer == AdapterTests.insert(first, turned, rule), "round \(round)")
      if answer != nil { found += 1 }
    }
    #expect(found > 100)
  }

  @Test("pairs are cut at the insert, else each mate at its adapter")
  func pairs() throws {
    var builder = ReadBuilder("adapter-pairs")
    let truseq = try #require(AdapterPreset.preset(id: "truseq"))
    let trimmer = AdapterTrimmer(AdapterSettings(first: [truseq.first], second: [truseq.second]))
    var scratch = AdapterTrimmer.Scratch()
    for length in [0, 10, 29, 30, 31, 99, 100, 101, 150, 199, 200] {
      let insert = builder.random(length)
      let first = Array((insert + Array(truseq.first.sequence.utf8) + builder.random(100)).prefix(100))
      let second = Array(
        (ReadBuilder.turned(insert) + Array(truseq.second.sequence.utf8) + builder.random(100)).prefix(100))
      let ends = trimmer.ends(first: first.span, second: second.span, scratch: &scratch)
      let isFromOverlap = (30..<100).contains(length)
      let end = min(length, 100)
      #expect(ends == .init(first: end, second: end, isFromOverlap: isFromOverlap), "insert of \(length)")
    }
    let none = AdapterTrimmer(AdapterSettings(usesMateOverlap: false))
    let read = builder.random(40)
    let untouched = none.end(read: read.span, scratch: &scratch)
    #expect(untouched == 40)
    let empty: [UInt8] = []
    let nothing = trimmer.ends(first: empty.span, second: empty.span, scratch: &scratch)
    #expect(nothing == .init(first: 0, second: 0, isFromOverlap: false))
  }

  @Test("a probe names the kit that reads run into")
  func probe() throws {
    var builder = ReadBuilder("adapter-probe")
    let nextera = try #require(AdapterPreset.preset(id: "nextera"))
    var probe = AdapterProbe()
    #expect(probe.detected == nil)
    for number in 0..<2_000 {
      let read = builder.random(130) + (number % 100 == 0 ? Array(nextera.first.sequence.utf8) : builder.random(19))
      probe.add(read.span)
    }
    #expect(probe.detected?.preset.id == "nextera")
    #expect(probe.detected?.reads == 20)
    #expect(probe.detected?.share == 0.01)
    #expect(probe.findings.map(\.reads) == [0, 20])
    var other = AdapterProbe()
    for _ in 0..<100 {
      let read = builder.random(100) + Array(AdapterPreset.all[0].first.sequence.utf8)
      other.add(read.span)
    }
    other.add(probe)
    #expect(other.readCount == 2_100)
    #expect(other.detected?.preset.id == "truseq")
  }

  @Test("adapters that are none are refused; presets keep the rules")
  func refusals() throws {
    for bad in ["ACGTZACGT", "ACGTA", String(repeating: "A", count: 65), ""] {
      #expect(throws: ReadsError.self) { try Adapter(name: "own", sequence: bad) }
    }
    #expect(try Adapter(name: "own", sequence: "agatcggnnn").sequence == "AGATCGGNNN")
    #expect(Set(AdapterPreset.all.map(\.id)).count == AdapterPreset.all.count)
    for preset in AdapterPreset.all {
      for adapter in [preset.first, preset.second] {
        #expect(try Adapter(name: adapter.name, sequence: adapter.sequence) == adapter)
      }
    }
  }
}
