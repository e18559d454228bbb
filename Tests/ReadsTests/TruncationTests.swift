import BioModel
import Reads
import Statistics
import Testing

@Suite("Truncation") struct TruncationTests {
  static let good: [UInt8] = [36, 37, 38, 39, 33, 34, 35, 40, 41]
  static let apart = LibraryPlanOptions(denoisesMatesApart: true)

  private func pair(_ id: String) throws -> PrimerPair { try #require(PrimerCatalog.pair(id: id)) }

  /// A V4 library whose second mates fall to Q8 at a cycle.
  private func fallingV4(
    at cycle: Int, forwardFall: Int = 1_000, lengths: [Int] = [252, 253, 253, 253, 254], pairs: Int = 300
  ) throws -> [AmpliconLibrary.Pair] {
    var library = AmpliconLibrary("falling-v4", try pair("515f-806r"))
    library.forwardScores = { $0 < forwardFall ? Self.good : [7, 8, 9] }
    library.reverseScores = { $0 < cycle ? Self.good : [7, 8, 9] }
    return library.pairs(pairs, lengths: lengths)
  }

  @Test("the poor mate is cut before its quality falls, the other makes up for it")
  func fall() throws {
    var earlier = 0
    for cycle in [120, 150, 180, 210] {
      let pairs = try fallingV4(at: cycle)
      let probe = AmpliconLibrary.probe(pairs)
      let plan = LibraryPlan(from: [probe], options: Self.apart)
      let chosen = try #require(plan.truncation.value)
      // Twenty bases of the mate are its primer.
      #expect(chosen.reverse <= cycle - 20)
      // The later it falls, the more bases can be kept.
      #expect(chosen.forward + chosen.reverse >= earlier)
      earlier = chosen.forward + chosen.reverse
      #expect(chosen.overlap >= TruncationTable.minimumOverlap)
      #expect(chosen.forward + chosen.reverse - chosen.overlap == 254)
      #expect(chosen.forward <= 231 && chosen.forward % 10 == 0 && chosen.reverse % 10 == 0)
      #expect(chosen.maximumExpectedErrors == ErrorLimits.all[ErrorLimits.usual])
      #expect(chosen.keptShare > 0.99)
      // What is promised is what is there.
      let kept = pairs.filter { pair in
        guard let insert = pair.insert else { return false }
        return LibrarySurveyTests.prefix(pair.qualities.forward, insert.forward, 2) >= chosen.forward
          && LibrarySurveyTests.prefix(pair.qualities.reverse, insert.reverse, 2) >= chosen.reverse
      }
      #expect(chosen.keptShare == Double(kept.count) / Double(pairs.count))
      #expect(plan.notices.isEmpty)
    }
  }

  @Test("where both mates fall, what is left of both is just what the longest amplicon needs")
  func tight() throws {
    // 131 and 150 good bases behind the primers; 254 + 20 are needed.
    let plan = LibraryPlan(
      from: [AmpliconLibrary.probe(try fallingV4(at: 170, forwardFall: 150))], options: Self.apart)
    let chosen = try #require(plan.truncation.value)
    #expect(chosen.forward == 130 && chosen.reverse == 150 && chosen.overlap == 26)
  }

  @Test("the table's shares fall with length and rise with the limits, and its rows meet")
  func table() throws {
    let probe = AmpliconLibrary.probe(try fallingV4(at: 150, forwardFall: 200))
    let plan = LibraryPlan(from: [probe], options: Self.apart)
    let table = try #require(plan.truncationTable(LibraryFindings([probe])))
    #expect(table.longestAmplicon == 254)
    #expect(table.rows.count > 100)
    let shares = Dictionary(uniqueKeysWithValues: table.rows.map { ([$0.forward, $0.reverse], $0.keptShares) })
    for row in table.rows {
      #expect(row.overlap == row.forward + row.reverse - 254 && row.overlap >= 0)
      #expect(row.forward >= 50 && row.reverse >= 50)
      for longer in [[row.forward + 10, row.reverse], [row.forward, row.reverse + 10]] {
        guard let next = shares[longer] else { continue }
        for (a, b) in zip(row.keptShares, next) { #expect(a >= b) }
      }
      #expect(row.keptShares == row.keptShares.sorted())
    }
    let chosen = try #require(plan.truncation.value)
    let shown = table.shown(chosen: chosen)
    #expect(shown.count <= 14)
    #expect(shown.allSatisfy { $0.overlap >= TruncationTable.minimumOverlap })
    #expect(shown.contains { $0.forward == chosen.forward && $0.reverse == chosen.reverse })
    let others = shown.filter { $0.forward != chosen.forward }
    #expect(others.allSatisfy { $0.forward % 20 == 0 } && Set(others.map(\.forward)).count == others.count)
  }

  @Test("second mates that are poor throughout get the lenient limit; hopeless ones a warning")
  func lenient() throws {
    var library = AmpliconLibrary("lenient", try pair("341f-785r"))
    library.reverseScores = { _ in [17, 18, 19] }
    let plan = LibraryPlan(from: [AmpliconLibrary.probe(library.pairs(200, lengths: [415]))], options: Self.apart)
    let chosen = try #require(plan.truncation.value)
    #expect(chosen.maximumExpectedErrors == ErrorLimits(forward: 2, reverse: 5))
    #expect(chosen.keptShare > 0.9 && plan.notices.isEmpty)
    library.reverseScores = { _ in [11, 12, 13] }
    let poor = LibraryPlan(from: [AmpliconLibrary.probe(library.pairs(200, lengths: [415]))], options: Self.apart)
    #expect(poor.notices.map(\.code) == ["plan-keeps-few"])
  }

  @Test("mates that hardly overlap are not cut, and that is said")
  func shortOverlap() throws {
    var library = AmpliconLibrary("short-overlap", try pair("341f-785r"))
    // 233 and 229 bases are left behind the primers: in tens 230 and 220, which overlap by 12.
    let plan = LibraryPlan(from: [AmpliconLibrary.probe(library.pairs(200, lengths: [438]))], options: Self.apart)
    #expect(plan.readUse.value == .matesApart && plan.merge.value == nil)
    #expect(plan.truncation.value == nil)
    #expect(plan.notices.map(\.code).contains("overlap-too-short"))
    #expect(plan.forwardFilter.value.truncLen == nil && plan.forwardFilter.value.maxN == 0)
    #expect(plan.reverseFilter.value?.qualityCutTail == nil && plan.reverseFilter.value?.maxEE != nil)
    // Twenty bases less, and there is a choice.
    let shorter = LibraryPlan(from: [AmpliconLibrary.probe(library.pairs(200, lengths: [418]))], options: Self.apart)
    let chosen = try #require(shorter.truncation.value)
    #expect(chosen.overlap >= TruncationTable.minimumOverlap)
    #expect(!shorter.notices.map(\.code).contains("overlap-too-short"))
    // Mates that do not overlap at all are not used together.
    library.readLength = 200
    let far = LibraryPlan(from: [AmpliconLibrary.probe(library.pairs(200, lengths: [438]))], options: Self.apart)
    #expect(far.truncation.value == nil && far.readUse.value == .forwardOnly)
  }

  @Test("a rare long amplicon is believed up to 99.5 % of pairs")
  func quantile() throws {
    for (rare, longest) in [(2, 262), (1, 253)] {
      var lengths = Array(repeating: 253, count: 300)
      for place in 0..<rare { lengths[100 * place] = 262 }
      let pairs = try fallingV4(at: 150, lengths: lengths)
      let plan = LibraryPlan(from: [AmpliconLibrary.probe(pairs)], options: Self.apart)
      let chosen = try #require(plan.truncation.value)
      #expect(chosen.forward + chosen.reverse - chosen.overlap == longest)
    }
  }

  @Test("amplicons of the reference that are longer than the measured ones shift the choice")
  func reference() throws {
    // Both mates fall early, so that the overlap is what decides.
    let probe = AmpliconLibrary.probe(try fallingV4(at: 130, forwardFall: 160, lengths: [253]))
    func lengths(_ counts: [Int: Int], _ name: String = "Bacillota") -> AmpliconLengths {
      var histogram = Array(repeating: 0, count: 400)
      for (length, count) in counts { histogram[length] = count }
      return AmpliconLengths(phyla: [.init(name: name, counts: histogram)])
    }
    func sum(_ amplicons: AmpliconLengths?) throws -> (sum: Int, longest: Int) {
      let plan = LibraryPlan(from: [probe], options: Self.apart) { asked in
        #expect(asked.id == "515f-806r")
        return amplicons
      }
      let chosen = try #require(plan.truncation.value)
      #expect(chosen.overlap >= TruncationTable.minimumOverlap)
      return (chosen.forward + chosen.reverse, chosen.forward + chosen.reverse - chosen.overlap)
    }
    let measured = try sum(nil)
    #expect(measured.longest == 253 && (280...290).contains(measured.sum))
    let longer = try sum(lengths([253: 90, 263: 10]))
    #expect(longer.longest == 263 && longer.sum > measured.sum - 10 && longer.sum >= 290)
    // Shorter ones, too rare ones, and ones outside the region's window change nothing.
    for counts in [[250: 100], [253: 999, 263: 1], [253: 10, 390: 90]] { #expect(try sum(lengths(counts)) == measured) }
    #expect(lengths([250: 5, 263: 2]).count == 7)
  }

  @Test("phyla whose amplicons the reads cannot span are named, and do not stand in the way of the others")
  func phyla() throws {
    var library = AmpliconLibrary("phyla", try pair("341f-785r"))
    library.readLength = 245
    let probe = AmpliconLibrary.probe(library.pairs(200, lengths: [415]))
    var long = Array(repeating: 0, count: 440)
    long[435] = 30
    long[410] = 70
    var short = Array(repeating: 0, count: 440)
    short[410] = 100
    let amplicons = AmpliconLengths(phyla: [.init(name: "Longum", counts: long), .init(name: "Breve", counts: short)])
    let plan = LibraryPlan(from: [probe], options: Self.apart) { _ in amplicons }
    let chosen = try #require(plan.truncation.value)
    #expect(chosen.forward + chosen.reverse - chosen.overlap == 415)
    let warning = try #require(plan.notices.first { $0.code == "truncation-loses-phyla" })
    #expect(warning.message.contains("30 % of Longum") && !warning.message.contains("Breve"))
  }

  @Test("primers that the user names are counted off, also where the catalogue has none of them")
  func ownPrimers() throws {
    let own = PrimerPair(
      forward: try Primer(name: "f", sequence: "ACGTTGCANGACCTTAGGCA"),
      reverse: try Primer(name: "r", sequence: "TTGACCRATTCGGAACT"))
    var library = AmpliconLibrary("own-primers", own)
    library.spacers = 4
    library.reverseScores = { $0 < 160 ? Self.good : [7, 8, 9] }
    let pairs = library.pairs(300, lengths: [253])
    let options = LibraryPlanOptions(primers: own, denoisesMatesApart: true)
    let plan = LibraryPlan(from: [AmpliconLibrary.probe(pairs, search: .given(own))], options: options)
    #expect(plan.primers.value?.pair == own)
    let chosen = try #require(plan.truncation.value)
    // 17 bases of primer and at most three of spacer are gone.
    #expect(chosen.reverse <= 160 - 17 && chosen.reverse >= 120)
    #expect(chosen.forward <= 230 && chosen.forward + chosen.reverse - chosen.overlap == 253)
    #expect(chosen.keptShare > 0.95)
    // Where primers stay, lengths count from the reads' starts.
    let bare = LibraryPlan(
      from: [AmpliconLibrary.probe(pairs, search: .none)],
      options: LibraryPlanOptions(ignoresPrimers: true, denoisesMatesApart: true))
    let whole = try #require(bare.truncation.value)
    #expect(bare.primers.value == nil && whole.reverse <= 160)
    #expect((253 + 37...253 + 37 + 6).contains(whole.forward + whole.reverse - whole.overlap))
  }

  @Test("mates that are denoised apart are cut and judged each; mates that are merged lose poor tails only")
  func filters() throws {
    let probe = AmpliconLibrary.probe(try fallingV4(at: 150))
    let apart = LibraryPlan(from: [probe], options: Self.apart)
    let chosen = try #require(apart.truncation.value)
    let forward = apart.forwardFilter.value
    let reverse = try #require(apart.reverseFilter.value)
    #expect(forward.truncLen == chosen.forward && reverse.truncLen == chosen.reverse)
    #expect(
      forward.maxEE == chosen.maximumExpectedErrors.forward && reverse.maxEE == chosen.maximumExpectedErrors.reverse)
    #expect(forward.truncQ == 2 && forward.maxN == 0 && forward.qualityCutTail == nil)
    let merged = LibraryPlan(from: [probe])
    #expect(merged.truncation == apart.truncation)
    for filter in [merged.forwardFilter.value, try #require(merged.reverseFilter.value)] {
      #expect(filter.truncLen == nil && filter.maxEE == nil && filter.qualityCutTail != nil)
    }
    #expect(try LibraryPlan(json: apart.json(), file: "plan.json") == apart)
  }

  @Test("what whole files would have changed is said, and nothing where they would not")
  func wholeFiles() throws {
    let head = AmpliconLibrary.probe(try fallingV4(at: 180, pairs: 200))
    let plan = LibraryPlan(from: [head], options: Self.apart)
    let table = plan.truncationTable(LibraryFindings([head]))
    let primers = try pair("515f-806r")
    func differences(_ pairs: [AmpliconLibrary.Pair]) -> [Notice] {
      var survey = LibrarySurvey()
      var surveyor = LibrarySurveyor(primers: primers)
      surveyor.add(AmpliconLibrary.batch(pairs), to: &survey)
      return plan.differences(from: survey, table: table)
    }
    #expect(differences(try fallingV4(at: 180, pairs: 1_000)).isEmpty)
    let worse = try fallingV4(at: 120, pairs: 1_000)
    let notice = try #require(differences(worse).first)
    #expect(differences(worse).map(\.code) == ["whole-files-truncation"] && notice.severity == .note)
    let chosen = try #require(plan.truncation.value)
    #expect(notice.message.contains("instead of \(chosen.forward) and \(chosen.reverse)"))
    // No more pairs than were planned from: nothing new.
    #expect(differences(Array(worse.prefix(200))).isEmpty)
    var turning = AmpliconLibrary("turning", primers)
    turning.forwardScores = { _ in Self.good }
    turning.reverseScores = { $0 < 180 ? Self.good : [7, 8, 9] }
    turning.turnedEvery = 4
    #expect(
      differences(turning.pairs(800, lengths: [252, 253, 253, 253, 254])).map(\.code).contains(
        "whole-files-orientation"))
    var barren = AmpliconLibrary("barren", primers)
    barren.barrenEvery = 1
    let lost = differences(try fallingV4(at: 180, pairs: 200) + barren.pairs(800, lengths: [253]))
    #expect(lost.contains { $0.code == "whole-files-primers" && $0.severity == .warning })
  }
}
