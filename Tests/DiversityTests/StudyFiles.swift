import BioModel
import Diversity
import TestSupport

/// The design of the simulated table and golden values of tests.
enum StudyFiles {
  private static let folder =
    #filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 } + "/Fixtures/tests/"

  static func rows(_ name: String) throws -> [[String]] { try GoldenFiles.rows(path: folder + name) }

  /// A tab-separated file, samples in the first column; empty cells are missing.
  static func metadata(_ name: String) throws -> SampleMetadata { try metadata(path: folder + name) }

  static func metadata(path: String) throws -> SampleMetadata {
    let head = try GoldenFiles.head(path: path)
    let rows = try GoldenFiles.rows(path: path)
    return SampleMetadata(
      sampleIDs: rows.map { $0[0] },
      columns: head.indices.dropFirst().map { column in
        SampleMetadata.Column(
          name: head[column], values: rows.map { $0.count > column && !$0[column].isEmpty ? $0[column] : nil })
      })
  }

  /// Bray–Curtis distances of the simulated table's shares.
  static func distances() throws -> DistanceMatrix {
    try BetaDiversity.matrix(BrayCurtisRelative(), GoldenFiles.smallTable())
  }

  /// Four standard errors of the difference of two Monte-Carlo p-values.
  static func monteCarlo(_ p: Double, _ permutations: Int) -> Double {
    4 * (2 * max(p * (1 - p), 1e-4) / Double(permutations)).squareRoot()
  }
}
