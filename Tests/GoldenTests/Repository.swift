import Foundation

/// Where the files are that stand in the repository.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path
  static let sampleData = root + "/SampleData"
  static let fixtures = root + "/Tests/GoldenTests/Fixtures"
  /// The plan that every golden run follows.
  static let plan = fixtures + "/plan-v4.json"
  /// 24 amplicons with their primers: a classifier reference that is loaded in no time.
  static let tinyReference = fixtures + "/tiny/reference.fasta"
}
