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
