import BioModel
import TestSupport
import Testing

/// A table with golden values: the committed one, and real ones where they are at hand.
struct GoldenTable: Sendable, CustomTestStringConvertible {
  let name: String
  /// Below the folder of real data; nil for the committed table.
  let path: String?

  var testDescription: String { name }

  func load() throws -> FeatureTable {
    guard let path, let folder = TestData.folder else { return try GoldenFiles.smallTable() }
    return try GoldenFiles.realTable(folder + "/" + path)
  }

  static let small = GoldenTable(name: "small", path: nil)
  static let real = [
    GoldenTable(name: "diversity-age", path: "diversity-age/bracken.S.norm.tsv.gz"),
    GoldenTable(name: "cohort-pediatric-ibd", path: "cohort-pediatric-ibd/feature_table.tsv.gz"),
  ]

  /// The real tables only where `DYSBIO_TEST_DATA` is set.
  static var available: [GoldenTable] { [small] + (TestData.folder == nil ? [] : real) }
}
