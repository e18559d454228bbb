public import BioModel
import CEmbedded
import Taxonomy

/// One clade of a model, as MetaPhlAn 3 spells it, with its coefficient.
public struct CladeCoefficient: Sendable, Equatable {
  /// The whole path, `k__Bacteria|p__…`.
  public let path: String
  public let coefficient: Double

  /// The last name of the path without its prefix.
  public var name: String { CladePath.names(path).last ?? path }
  /// The rank of the last name.
  public var rank: Rank? { Rank.allCases.dropFirst(CladePath.names(path).count - 1).first }
  var isViral: Bool { path.hasPrefix("k__Viruses") }

  /// The coefficients of GMWI2 compiled into the program, in the order of their paths; the tests refuse a resource that
  /// does not parse.
  public static let builtIn: [CladeCoefficient] = (try? parsedBuiltIn()) ?? []

  /// The compiled-in coefficients, or what is wrong with them.
  public static func parsedBuiltIn() throws -> [CladeCoefficient] {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_gmwi2_bytes(), count: dysbio_gmwi2_count))
    return try parse(bytes, file: "gmwi2.tsv")
  }

  /// Parses tab-separated `clade, coefficient`.
  /// - Throws: a path that does not start at a kingdom, a repeated path, a coefficient that is no number or 0, with the
  ///   line.
  public static func parse(_ bytes: [UInt8], file: String) throws -> [CladeCoefficient] {
    var seen: Set<String> = []
    return try TabRows(bytes, head: ["clade", "coefficient"], file: file).rows.map { row in
      guard row[0].hasPrefix("k__") else { throw row.error("'\(row[0])' is no path from a kingdom down") }
      guard seen.insert(row[0]).inserted else { throw row.error("'\(row[0])' stands there twice") }
      guard let coefficient = NumberText.number(row[1]), coefficient != 0 else {
        throw row.error("'\(row[1])' is no coefficient", advice: "write a number other than 0")
      }
      return CladeCoefficient(path: row[0], coefficient: coefficient)
    }
  }
}
