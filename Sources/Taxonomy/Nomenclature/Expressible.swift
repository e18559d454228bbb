public import BioModel
import CEmbedded

/// In which schemes a taxon alone can be expressed, of the taxa that the panel of organisms holds.
public struct Expressible: Sendable {
  private var portability: [Rank: [String: Portability]] = [:]

  /// The table compiled into the program; the tests refuse one that does not parse.
  public static let builtIn: Expressible = (try? parsedBuiltIn()) ?? Expressible()

  /// The compiled-in table, or what is wrong with it.
  public static func parsedBuiltIn() throws(NomenclatureError) -> Expressible {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_expressible_bytes(), count: dysbio_expressible_count))
    return try Expressible(parsing: bytes)
  }

  /// Knows no taxon.
  public init() {}

  /// Parses tab-separated `rank, name, portable_in`.
  public init(parsing bytes: [UInt8], file: String = "expressible.tsv") throws(NomenclatureError) {
    for row in try TabRows(bytes, head: ["rank", "name", "portable_in"], file: file).rows {
      guard let portability = Portability(row[2]) else { throw row.error("'\(row[2])' is no list of schemes") }
      self.portability[try row.rank(0), default: [:]][TaxonName.normalized(row[1])] = portability
    }
  }

  /// The schemes of an accepted name; nil: not in the panel.
  public subscript(name: String, rank: Rank) -> Portability? { portability[rank]?[TaxonName.normalized(name)] }
}
