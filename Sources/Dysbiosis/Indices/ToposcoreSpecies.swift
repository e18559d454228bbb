import CEmbedded
import Taxonomy

/// One species of TOPOSCORE's two lists, as MetaPhlAn 4 (Jan 2021) and GTDB spell it.
public struct ToposcoreSpecies: Sendable, Equatable {
  /// SIG1 goes with poor outcome of immune checkpoint therapy, SIG2 with good outcome.
  public enum List: String, Sendable {
    case sig1 = "SIG1"
    case sig2 = "SIG2"
  }

  public let list: List
  public let metaphlan4: String
  /// Names in GTDB r207 and r220; one species may be several there.
  public let gtdb: [String]

  /// The species compiled into the program, SIG1 first; the tests refuse a resource that does not parse.
  public static let builtIn: [ToposcoreSpecies] = (try? parsedBuiltIn()) ?? []

  /// The compiled-in species, or what is wrong with them.
  public static func parsedBuiltIn() throws -> [ToposcoreSpecies] {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_toposcore_bytes(), count: dysbio_toposcore_count))
    let head = ["set", "metaphlan4", "gtdb_r207", "gtdb_r220"]
    return try TabRows(bytes, head: head, file: "toposcore.tsv").rows.map { row in
      guard let list = List(rawValue: row[0]) else { throw row.error("'\(row[0])' is neither SIG1 nor SIG2") }
      let names = (row[2] + "," + row[3]).split(separator: ",").map { name in
        String(name.drop { $0 == " " })
      }
      return ToposcoreSpecies(list: list, metaphlan4: row[1], gtdb: names)
    }
  }

  /// Features of a table that are this species; exact names, since relatives stand in the other list.
  func features(_ byName: [String: [Int]], isGTDB: Bool) -> [Int] {
    let names = isGTDB ? gtdb : [metaphlan4]
    return Set(names.flatMap { byName[Self.key($0)] ?? [] }).sorted()
  }

  /// Blanks for underscores, without `s__`.
  static func key(_ name: String) -> String { CladePath.names(name).last ?? name }
}
