import BioModel
import Dysbiosis
import Statistics
import TestSupport
import Testing

@Suite struct FlagCountTests {
  /// Ordered totals 0…9: type 1 quantiles are the first, fifth and tenth.
  @Test func rangeByHand() throws {
    let range = try #require(FlagRange([9, 0, 1, 2, 3, 4, 5, 6, 7, 8]))
    #expect(range.lower == 0 && range.median == 4 && range.upper == 9 && range.count == 10)
    #expect(FlagRange([]) == nil)
    #expect(FlagRange([3]).map { [$0.lower, $0.median, $0.upper] } == [3, 3, 3])
  }

  /// The reference's own subjects, each against all others, counted plainly from the shares.
  @Test func rangeIsThatOfTheSubjectsLeftOut() throws {
    let lineages = ["Roseburia", "Blautia", "Dorea", "Coprococcus", "Bacteroides"].map {
      ["Bacteria", "", "", "", "", $0]
    }
    var generator = SeededGenerator(purpose: "flag-range", seed: 1)
    let rows = (0..<50).map { _ in (0..<5).map { _ in Double(200 + generator.below(3000)) } }
    let profile = Communities.profile(lineages, rows)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: rows.indices.map { $0 < 45 })
    var wanted: [[String: String]] = []
    for (number, genus) in ["Roseburia", "Blautia", "Dorea", "Coprococcus"].enumerated() {
      var row = MarkerTableTests.changed("id", "marker-\(number)")
      row["expression"] = "g:\(genus)"
      row["direction"] = number % 2 == 0 ? "low" : "high"
      wanted.append(row)
      row["id"] = "twin-\(number)"
      wanted.append(row)
    }
    let table = try MarkerTable(parsing: MarkerTableTests.table(wanted), file: "m.tsv")
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: table, indices: [])
    let shares = rows.map { row in row.map { $0 / row.reduce(0, +) } }
    let totals = (0..<45).map { member in
      (0..<4).count { genus in
        let others = (0..<45).filter { $0 != member }.map { shares[$0][genus] }
        let beyond = others.count { genus % 2 == 0 ? $0 <= shares[member][genus] : $0 >= shares[member][genus] }
        return Double(beyond + 1) / 45 <= 0.1
      }
    }
    for count in results.flagCounts {
      #expect(count.inReference == FlagRange(totals) && count.evaluable == 4 && count.expectedByChance == 0.4)
    }
    for member in 0..<45 { #expect(results.flagCounts[member].flagged == totals[member]) }
  }

  /// Panels are counted apart; a flag that stands in two of them counts in both, and once in all.
  @Test func panelsAreCountedApart() throws {
    var other = MarkerTableTests.changed("panel", "mucin-barrier")
    other["id"] = "bacteroides-low"
    other["expression"] = "g:Bacteroides"
    var twin = MarkerTableTests.changed("panel", "mucin-barrier")
    twin["id"] = "roseburia-low-again"
    var context = MarkerTableTests.changed("panel", "sulfide")
    context["id"] = "roseburia-context"
    context["action"] = "context"
    context["tail_p"] = ""
    let (profile, cohort) = MarkerEvaluationTests.study(healthy: 29, tested: [150])
    let table = try MarkerTable(
      parsing: MarkerTableTests.table([MarkerTableTests.good, other, twin, context]), file: "m.tsv")
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: table, indices: [])
    let panels = results.panelFlagCounts.filter { $0.sample == "s29" }
    #expect(panels.map(\.panel) == ["butyrate-production", "mucin-barrier"])
    #expect(panels.map(\.flagged) == [1, 1] && panels.map(\.evaluable) == [1, 2])
    #expect(panels.map(\.expectedByChance) == [0.1, 0.2])
    #expect(results.flagCounts[29].flagged == 1 && results.flagCounts[29].panel == nil)
    #expect(panels[0].inReference?.count == 29 && panels[0].inReference?.upper == 1)
  }

  /// Small chances are not rounded away.
  @Test func smallChancesAreAddedUp() throws {
    let rows = ["Roseburia", "Bacteroides"].map { genus -> [String: String] in
      var row = MarkerTableTests.changed("id", genus.lowercased() + "-low")
      row["expression"] = "g:" + genus
      row["tail_p"] = "0.0004"
      return row
    }
    let n = 5_000
    let lineages = [["Bacteria", "", "", "", "", "Roseburia"], ["Bacteria", "", "", "", "", "Bacteroides"]]
    let counts = (0..<n + 1).map { [Double(1_000 + $0), Double(9_000 - $0)] }
    let profile = Communities.profile(lineages, counts)
    let cohort = ReferenceCohort(ownGroup: "healthy", of: profile, isMember: counts.indices.map { $0 < n })
    let table = try MarkerTable(parsing: MarkerTableTests.table(rows), file: "m.tsv")
    let results = try DysbiosisAnalysis.run(profile: profile, cohort: cohort, ratios: [], markers: table, indices: [])
    #expect(results.flagCounts[n].evaluable == 2 && results.flagCounts[n].expectedByChance == 0.0008)
  }
}
