import FoundationEssentials

/// The source files of a folder of registered things, and the names their ids ask for.
enum MetricFiles {
  private static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

  /// The type names of the Swift files in a folder below `Sources`, sorted.
  static func types(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: root + "/Sources/" + folder)
      .filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6)) }.sorted()
  }

  /// `bray-curtis-relative` → `BrayCurtisRelative`, `generalized-unifrac-0.5` → `GeneralizedUnifrac05`
  static func typeName(ofID id: String) -> String {
    id.split(separator: "-").map { ($0.prefix(1).uppercased() + $0.dropFirst()).filter { $0 != "." } }.joined()
  }

  /// Whether an id is lower-case letters and digits joined by single hyphens; a part may be a decimal number.
  static func isKebabCase(_ id: String) -> Bool {
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    return parts.allSatisfy { part in
      let numbers = part.split(separator: ".", omittingEmptySubsequences: false)
      if numbers.count == 2 {
        return numbers.allSatisfy { number in !number.isEmpty && number.utf8.allSatisfy { (48...57).contains($0) } }
      }
      return !part.isEmpty && part.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) }
    }
  }
}
