import Foundation

/// Two results folders, byte for byte.
enum FolderComparison {
  /// What differs, `timings.json` apart; empty when nothing does.
  static func differences(_ first: String, _ second: String, except: Set<String> = []) throws -> [String] {
    let skipped = except.union(["timings.json"])
    let names = try Files.names(under: first).filter { !skipped.contains($0) }
    let others = try Files.names(under: second).filter { !skipped.contains($0) }
    guard names == others else {
      return Set(names).symmetricDifference(others).sorted().map { "only one folder holds \($0)" }
    }
    guard names.count > 10 else { return ["the folders hold hardly any files"] }
    return try names.filter { try Files.data(first + "/" + $0) != Files.data(second + "/" + $0) }
  }
}
