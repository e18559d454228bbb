import BioModel
import CEmbedded

/// The names by which a scheme is recognised: for each, the versions of schemes that write it, and those that call the
/// same organisms otherwise. Names that all write alike are not in it.
public struct SchemeNames: Sendable {
  /// A name at a rank, in comparable form.
  struct Place: Hashable, Sendable {
    let rank: Rank
    let key: String
  }

  /// What a name says of each version, by the version's number.
  struct Signs: Sendable {
    var writtenBy: Set<Int>
    var foreignTo: Set<Int>
  }

  /// The versions (`silva-138.1`) and the scheme of each.
  public private(set) var versions: [(name: String, scheme: NomenclatureScheme)] = []
  private var signs: [Place: Signs] = [:]

  /// The table compiled into the program; the tests refuse one that does not parse.
  public static let builtIn: SchemeNames = (try? parsedBuiltIn()) ?? SchemeNames()

  /// The compiled-in table, or what is wrong with it.
  public static func parsedBuiltIn() throws(NomenclatureError) -> SchemeNames {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(
      UnsafeBufferPointer(start: dysbio_scheme_names_bytes(), count: dysbio_scheme_names_count))
    return try SchemeNames(parsing: bytes)
  }

  /// Knows no name: nothing is recognised.
  public init() {}

  /// Parses tab-separated `rank, name, written_by, foreign_to`; versions are separated by `;`.
  /// - Throws: a wrong head or rank, a version of no scheme.
  public init(parsing bytes: [UInt8], file: String = "scheme-names.tsv") throws(NomenclatureError) {
    var numbers: [String: Int] = [:]
    for row in try TabRows(bytes, head: ["rank", "name", "written_by", "foreign_to"], file: file).rows {
      var sets: [Set<Int>] = []
      for field in [row[2], row[3]] {
        var set: Set<Int> = []
        for name in field.split(separator: ";").map(String.init) {
          if let known = numbers[name] {
            set.insert(known)
            continue
          }
          guard let scheme = Self.scheme(ofVersion: name) else {
            throw row.error("'\(name)' is no version of a scheme")
          }
          numbers[name] = versions.count
          set.insert(versions.count)
          versions.append((name, scheme))
        }
        sets.append(set)
      }
      signs[Place(rank: try row.rank(0), key: row[1])] = Signs(writtenBy: sets[0], foreignTo: sets[1])
    }
  }

  /// What a name, in comparable form, says; nil: nothing.
  func signs(of key: String, rank: Rank) -> Signs? { signs[Place(rank: rank, key: key)] }

  /// `silva-138.1` → silva, `ncbi-2019` → ncbi-old, `rdp-19` → rdp-19, `rdp-16` → rdp.
  private static func scheme(ofVersion name: String) -> NomenclatureScheme? {
    if let scheme = NomenclatureScheme(rawValue: name) { return scheme }
    guard let family = name.split(separator: "-").first else { return nil }
    return family == "ncbi" ? .ncbiOld : NomenclatureScheme(rawValue: String(family))
  }
}
