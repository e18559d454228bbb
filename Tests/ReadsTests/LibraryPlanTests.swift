import BioModel
import Reads
import Statistics
import TestSupport
import Testing

@Suite("Library plan") struct LibraryPlanTests {
  static let scores: [UInt8] = Array(repeating: 38, count: 30) + [20, 25, 30, 33, 34, 35, 36, 37, 12, 15]

  /// Pairs of a region between primers, 40 templates, some turned.
  static func probe(
    _ id: String, insert: Int, readLength: Int, pairs: Int = 600, turnedEvery: Int = 0, spacers: Int = 1,
    scores: [UInt8] = scores, sample: String = "s"
  ) throws -> LibraryProbe {
    let pair = try #require(PrimerCatalog.pair(id: id))
    var builder = ReadBuilder("plan-\(id)-\(sample)")
    let templates = (0..<40).map { _ in builder.random(insert) }
    var first: [([UInt8], [UInt8])] = []
    var second: [([UInt8], [UInt8])] = []
    for number in 0..<pairs {
      let amplicon =
        builder.random(builder.generator.below(spacers)) + builder.drawn(pair.forward.sequence) + templates[number % 40]
        + ReadBuilder.turned(builder.drawn(pair.reverse.sequence))
      var mates = builder.mates(amplicon, length: readLength)
      if turnedEvery > 0, number % turnedEvery == 0 { swap(&mates.0, &mates.1) }
      first.append((mates.0, builder.quality(readLength, from: scores)))
      second.append((mates.1, builder.quality(readLength, from: scores)))
    }
    var probe = LibraryProbe(sample: sample)
    probe.add(ReadPairBatch(forward: ReadBuilder.batch(first), reverse: ReadBuilder.batch(second)))
    return probe
  }

  @Test("each catalogue pair is told from all its relatives", arguments: PrimerCatalog.all)
  func everyPair(_ pair: PrimerPair) throws {
    let length = try #require(pair.insertLength?.typical)
    let plan = LibraryPlan(from: [try LibraryPlanTests.probe(pair.id, insert: length, readLength: 250, pairs: 200)])
    let found = try #require(plan.primers.value?.pair)
    #expect(found.id == pair.id)
    #expect(plan.region.value == pair.region)
    #expect(plan.orientation.value == .asExpected)
  }

  @Test("overlapping mates are merged, with the region's window; far mates are not")
  func overlap() throws {
    let merged = LibraryPlan(from: [try LibraryPlanTests.probe("341f-785r", insert: 422, readLength: 300)])
    #expect(merged.readUse.value == .mergedPairs)
    #expect(merged.merge.value?.minimumOverlap == 16 && merged.merge.value?.maximumExpectedErrors == 1)
    #expect(merged.ampliconLength.value == PrimerCatalog.pair(id: "341f-785r")?.insertLength)
    #expect(merged.notices.isEmpty)
    let apart = LibraryPlan(from: [try LibraryPlanTests.probe("341f-785r", insert: 422, readLength: 200)])
    #expect(apart.readUse.value == .forwardOnly && apart.merge.value == nil && apart.reverseFilter.value == nil)
    #expect(apart.notices.map(\.code) == ["no-overlap"])
    let length = try #require(apart.forwardFilter.value.truncLen)
    #expect(length >= 50 && length <= 200 - 17)
    let asked = LibraryPlan(
      from: [try LibraryPlanTests.probe("341f-785r", insert: 422, readLength: 300)],
      options: LibraryPlanOptions(forwardOnly: true))
    #expect(asked.readUse.value == .forwardOnly)
  }

  @Test("mixed orientation, spacers, binned scores and a sample without primers are seen")
  func disturbances() throws {
    let mixed = try LibraryPlanTests.probe(
      "515f-806r", insert: 253, readLength: 250, turnedEvery: 4, spacers: 8, scores: [2, 11, 25, 37, 37, 37, 37, 37])
    var builder = ReadBuilder("plan-trimmed")
    var trimmed = LibraryProbe(sample: "trimmed")
    let bare = (0..<200).map { _ in (builder.random(250), builder.quality(250, from: [11, 25, 37])) }
    trimmed.add(ReadPairBatch(forward: ReadBuilder.batch(bare), reverse: ReadBuilder.batch(bare.reversed())))
    let plan = LibraryPlan(from: [mixed, trimmed])
    #expect(plan.orientation.value == .mixed)
    #expect(plan.errorModel.value == .binned)
    #expect(plan.notices.map(\.code).contains("mixed-orientation"))
    #expect(plan.notices.contains { $0.code == "sample-without-primers" && $0.sample == "trimmed" })
    let findings = LibraryFindings([mixed])
    #expect(findings.forwardSpacers[..<8].allSatisfy { $0 > 0 } && findings.forwardSpacers[8...].allSatisfy { $0 == 0 })
    #expect((findings.turnedPrimerShare - 0.25).magnitude < 0.01)
    #expect(LibraryPlan(from: [trimmed, mixed]) == LibraryPlan(from: [mixed, trimmed]))
    let kept = LibraryPlan(from: [mixed], options: LibraryPlanOptions(ignoresPrimers: true))
    #expect(kept.primers.value == nil && kept.notices.map(\.code).contains("primers-left-in"))
  }

  @Test("random fragments are refused, no reads too")
  func shotgun() {
    var builder = ReadBuilder("plan-shotgun")
    let genome = builder.random(100_000)
    var first: [([UInt8], [UInt8])] = []
    var second: [([UInt8], [UInt8])] = []
    for _ in 0..<500 {
      let start = builder.generator.below(99_000)
      let mates = builder.mates(Array(genome[start..<start + 160 + builder.generator.below(400)]), length: 150)
      first.append((mates.0, builder.quality(150, from: LibraryPlanTests.scores)))
      second.append((mates.1, builder.quality(150, from: LibraryPlanTests.scores)))
    }
    var probe = LibraryProbe(sample: "wgs")
    probe.add(ReadPairBatch(forward: ReadBuilder.batch(first), reverse: ReadBuilder.batch(second)))
    let plan = LibraryPlan(from: [probe])
    #expect(plan.readUse.value == .refused && plan.notices.map(\.code) == ["shotgun-reads"])
    #expect(LibraryPlan(from: []).readUse.value == .refused)
  }

  @Test("fragments of which only the shortest overlap are no amplicons either")
  func longFragments() {
    var builder = ReadBuilder("plan-fragments")
    let genome = builder.random(100_000)
    var first: [([UInt8], [UInt8])] = []
    var second: [([UInt8], [UInt8])] = []
    for _ in 0..<500 {
      let start = builder.generator.below(99_000)
      let mates = builder.mates(Array(genome[start..<start + 260 + builder.generator.below(200)]), length: 150)
      first.append((mates.0, builder.quality(150, from: LibraryPlanTests.scores)))
      second.append((mates.1, builder.quality(150, from: LibraryPlanTests.scores)))
    }
    var probe = LibraryProbe(sample: "wgs")
    probe.add(ReadPairBatch(forward: ReadBuilder.batch(first), reverse: ReadBuilder.batch(second)))
    #expect(LibraryPlan(from: [probe]).readUse.value == .refused)
  }

  @Test("samples with other primers, or the only ones with primers, are named")
  func strangers() throws {
    let v4 = try LibraryPlanTests.probe("515f-806r", insert: 253, readLength: 250, sample: "a")
    let more = try LibraryPlanTests.probe("515f-806r", insert: 253, readLength: 250, sample: "b")
    let other = try LibraryPlanTests.probe("341f-785r", insert: 422, readLength: 250, pairs: 200, sample: "stranger")
    let plan = LibraryPlan(from: [v4, more, other])
    #expect(plan.primers.value?.pair.id == "515f-806r")
    #expect(plan.notices.contains { $0.code == "sample-with-other-primers" && $0.sample == "stranger" })
    #expect(!plan.notices.contains { $0.sample == "a" || $0.sample == "b" })
  }

  @Test("full-length single reads need both primers; lost qualities are said")
  func singleEnd() throws {
    let pair = try #require(PrimerCatalog.pair(id: "27f-1492r"))
    var builder = ReadBuilder("plan-long")
    let reads = (0..<150).map { number -> ([UInt8], [UInt8]) in
      let amplicon =
        builder.drawn(pair.forward.sequence) + builder.random(1_440 + number % 20)
        + ReadBuilder.turned(builder.drawn(pair.reverse.sequence))
      return (number % 2 == 0 ? amplicon : ReadBuilder.turned(amplicon), Array(repeating: 30, count: amplicon.count))
    }
    var probe = LibraryProbe(sample: "hifi")
    probe.add(ReadPairBatch(forward: ReadBuilder.batch(reads), reverse: nil))
    let plan = LibraryPlan(from: [probe])
    #expect(plan.readUse.value == .singleEnd && plan.merge.value == nil)
    #expect(plan.primers.value?.pair.id == "27f-1492r")
    #expect(plan.primers.value?.settings.singleReadNeedsBothPrimers == true)
    #expect(plan.orientation.value == .mixed)
    #expect(plan.ampliconLength.value == pair.insertLength)
    #expect(plan.notices.map(\.code).contains("no-qualities"))
  }

  @Test("a plan survives its file; a broken file is refused with the field's name")
  func file() throws {
    let plan = LibraryPlan(from: [try LibraryPlanTests.probe("515f-806r", insert: 253, readLength: 250)])
    let bytes = try plan.json()
    #expect(try LibraryPlan(json: bytes, file: "plan.json") == plan)
    #expect(try plan.json() == bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    func refusal(_ text: String) -> ReadsError? {
      do {
        _ = try LibraryPlan(json: Array(text.utf8), file: "plan.json")
        return nil
      } catch { return error }
    }
    #expect(refusal("{")?.kind == .malformedInput)
    #expect(refusal(text.replacing("\"planVersion\" : 1", with: "\"planVersion\" : 9"))?.kind == .malformedInput)
    #expect(refusal(text.replacing("\"pairsExamined\"", with: "\"x\""))?.message.contains("pairsExamined") == true)
    #expect(refusal(text.replacing("merged-pairs", with: "guessed"))?.message.contains("readUse.value") == true)
    for (value, senseless) in [("\"maximumSpacer\" : 15", "-2"), ("\"mismatchRate\" : 0.15", "1e300")] {
      let name = value.split(separator: " ")[0]
      #expect(text.contains(value))
      let error = refusal(text.replacing(value, with: "\(name) : \(senseless)"))
      #expect(error?.kind == .malformedInput && error?.message.contains(name.dropFirst().dropLast()) == true)
    }
    #expect(
      refusal(text.replacing("\"minimumOverlap\" : 16", with: "\"minimumOverlap\" : -5"))?.kind == .malformedInput)
    #expect(refusal(text.replacing("GTGCCAGCMGCCGCGGTAA", with: "GTGCCAGC!GCCGCGGTAA"))?.kind == .usage)
  }

  @Test("a probe takes no more than its share of a sample, and merges in any order")
  func limits() throws {
    let a = try LibraryPlanTests.probe("515f-806r", insert: 253, readLength: 60, pairs: 21_000, sample: "a")
    #expect(a.pairCount == LibraryProbe.maximumPairs && a.isFull)
    let b = try LibraryPlanTests.probe("515f-806r", insert: 253, readLength: 250, pairs: 100, sample: "b")
    #expect(LibraryPlan(from: [a, b]) == LibraryPlan(from: [b, a]))
  }

  @Test(
    "real libraries: V4 without primers, V3-V4 with primers, full-length stool",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func real() throws {
    func plan(_ files: [(String, String?)]) -> LibraryPlan {
      LibraryPlan(
        from: files.map { first, second in
          var probe = LibraryProbe(sample: first)
          probe.add(ReadPairBatch(forward: FASTQText.batch(first), reverse: second.map { FASTQText.batch($0) }))
          return probe
        })
    }
    let mouse = plan(
      ["F3D3_S191", "F3D143_S209", "Mock_S280"].map {
        ("miseq-sop-mouse/\($0)_L001_R1_001.fastq.gz", "miseq-sop-mouse/\($0)_L001_R2_001.fastq.gz")
      })
    print(String(decoding: try mouse.json(), as: UTF8.self))
    #expect(mouse.primers.value == nil && mouse.region.value == "V4" && mouse.readUse.value == .mergedPairs)
    #expect(mouse.orientation.value == .asExpected && mouse.errorModel.value == .continuous)
    #expect(mouse.ampliconLength.value?.typical == 253 && mouse.notices.isEmpty)
    let v3v4 = plan(
      ["A01_S0_L001_R1_001", "A02_S0_L001_R1_001"].map {
        ("v3v4-with-primers/\($0).fastq.gz", "v3v4-with-primers/\($0.replacing("_R1_", with: "_R2_")).fastq.gz")
      } + [("v3v4-with-primers/ERR4334351_test_1.fastq.gz", "v3v4-with-primers/ERR4334351_test_2.fastq.gz")])
    print(String(decoding: try v3v4.json(), as: UTF8.self))
    #expect(v3v4.primers.value?.pair.id == "341f-785r" && v3v4.readUse.value == .mergedPairs)
    let stool = plan([("pacbio-human-fecal/SRR8557463.fastq.gz", nil), ("pacbio-human-fecal/SRR8557464.fastq.gz", nil)])
    print(String(decoding: try stool.json(), as: UTF8.self))
    #expect(stool.primers.value?.pair.id == "27f-1492r" && stool.orientation.value == .mixed)
  }
}
