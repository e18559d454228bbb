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
}
