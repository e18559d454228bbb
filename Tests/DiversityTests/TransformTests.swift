import BioModel
import Diversity
import Glibc
import TestSupport
import Testing

struct TransformTests {
  @Test("CLR rows sum to 0 and equal logarithms over the geometric mean")
  func centredLogRatio() {
    let table = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "nobody", "y", "z"], unit: .counts, rows: [[3, 0, 0, 7], [0, 0, 1, 0]])
    let found = CenteredLogRatio(table)
    #expect(found.table.featureIDs == ["x", "y", "z"])
    let mean = (log(3.5) + log(0.5) + log(7.5)) / 3
    for (value, expected) in zip(found.denseRow(0), [log(3.5) - mean, log(0.5) - mean, log(7.5) - mean]) {
      #expect(agree(value, expected, within: 1e-14))
    }
    #expect(agree(found.denseRow(1).reduce(0, +), 0, within: 1e-14))
  }

  @Test("shares get half of the sample's smallest share, so scaling changes nothing")
  func shares() {
    let table = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "y"], unit: .relativeAbundance, rows: [[0.2, 0.8], [1, 0]])
    let found = CenteredLogRatio(table).denseRow(0)
    #expect(agree(found[1] - found[0], log(0.9) - log(0.3), within: 1e-14))
  }

  @Test("Hellinger rows have length 1, empty ones stay empty")
  func hellinger() {
    let table = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "y"], unit: .counts, rows: [[9, 16], [0, 0]])
    let found = Hellinger.transformed(table)
    #expect(found.denseRow(0) == [0.6, 0.8])
    #expect(found[sample: 1].nonZeroCount == 0)
  }

  @Test("registered transforms equal scikit-bio's")
  func golden() throws {
    let rows = try GoldenFiles.rows("transforms.tsv")
    let features = (0..<12).map { ($0 < 10 ? "f0" : "f") + String($0) }
    var counts = [[Double]](repeating: [Double](repeating: 0, count: 12), count: 8)
    for row in rows where row[0] == "counts" {
      let sample = try #require(Int(row[1].dropFirst()))
      let feature = try #require(features.firstIndex(of: row[2]))
      counts[sample][feature] = try #require(Double(row[3]))
    }
    let table = FeatureTable(sampleIDs: (0..<8).map { "s\($0)" }, featureIDs: features, unit: .counts, rows: counts)
    let others: [String: any TableTransform] = [
      "clr-2": LogRatioTransform(zeroAddend: 2), "multiplicative-replacement-0.01": ReplacementTransform(delta: 0.01),
    ]
    var seen: [String: Int] = [:]
    for (name, own) in Dictionary(grouping: rows.filter { $0[0] != "counts" }, by: { $0[0] }) {
      let transform = try #require(others[name] ?? TableTransforms.transform(id: name))
      let found = try transform.transformed(table)
      // One value per row of the file: what is left out here is left out there.
      #expect(own.count == found.featureIDs.count * 8)
      for row in own {
        let sample = try #require(found.sampleIDs.firstIndex(of: row[1]))
        let feature = try #require(found.featureIDs.firstIndex(of: row[2]))
        let value = found.rows[sample][feature]
        if let expected = row.count > 3 ? Double(row[3]) : nil {
          #expect(agree(value, expected, within: 1e-12) || (value - expected).magnitude < 1e-14, "\(row): \(value)")
        } else {
          #expect(value.isNaN, "\(row): \(value)")
        }
      }
      seen[name] = own.count
    }
    #expect(seen.count == 7 && TableTransforms.all.allSatisfy { seen[$0.id] != nil })
  }

  @Test("samples without reads have no values; a replacement that would take a whole sample is refused")
  func edges() throws {
    let table = FeatureTable(
      sampleIDs: ["a", "none"], featureIDs: ["x", "y", "z"], unit: .counts, rows: [[3, 1, 0], [0, 0, 0]])
    for transform in TableTransforms.all {
      let found = try transform.transformed(table)
      #expect(found.rows[1].allSatisfy(\.isNaN) && found.rows[0].contains { !$0.isNaN }, "\(transform.id)")
    }
    let wide = FeatureTable(
      sampleIDs: ["a", "b"], featureIDs: ["x", "y", "z"], unit: .counts, rows: [[3, 0, 0], [1, 1, 1]])
    #expect(throws: DiversityError.replacementTooLarge(delta: 0.5, sample: "a")) {
      try ReplacementTransform(delta: 0.5).transformed(wide)
    }
  }

  @Test("features are sorted by the bytes of their ids")
  func order() {
    let table = FeatureTable(
      sampleIDs: ["a"], featureIDs: ["b", "\u{E9}", "B", "a10", "a9"], unit: .counts, rows: [[1, 2, 3, 4, 0]])
    let sorted = table.withFeaturesSortedByID()
    #expect(sorted.featureIDs == ["B", "a10", "a9", "b", "\u{E9}"])
    #expect(sorted.denseRow(0) == [3, 4, 0, 1, 2])
    #expect(sorted.withFeaturesSortedByID() == sorted)
  }
}
