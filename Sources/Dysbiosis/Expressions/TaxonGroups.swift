import BioModel
import CEmbedded
import Taxonomy

/// Named groups of taxa that expressions use as `@id` and indices as signatures: traits (butyrate producers), genera
/// in their old wide sense, published species lists.
public struct TaxonGroups: Sendable {
  /// The groups' ids, sorted.
  public let ids: [String]
  private let terms: [String: [TaxonTerm]]

  /// No groups.
  public static let none = TaxonGroups(terms: [:])

  /// The groups compiled into the program; the tests refuse a resource that does not parse.
  public static let builtIn: TaxonGroups = (try? parsedBuiltIn()) ?? .none

  /// The compiled-in groups, or what is wrong with them: published lists, and the genera that share a trait.
  public static func parsedBuiltIn() throws -> TaxonGroups {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_taxon_groups_bytes(), count: dysbio_taxon_groups_count))
    let lists = try TaxonGroups(parsing: bytes, file: "taxon-groups.tsv")
    let byTrait = try TraitGroups.parsedBuiltIn()
    let traits = try Traits.parsedBuiltIn()
    var terms = lists.terms
    for rule in byTrait.rules {
      terms[rule.group] = byTrait.members(of: rule, in: traits).map { TaxonTerm(name: $0, rank: .genus) }
    }
    return TaxonGroups(terms: terms)
  }

  private init(terms: [String: [TaxonTerm]]) {
    self.terms = terms
    ids = terms.keys.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
  }

  /// Parses tab-separated `group, rank, taxon, restriction, source`; the restriction is empty or `genus-unnamed`.
  /// - Throws: `NomenclatureError` with the line.
  public init(parsing bytes: [UInt8], file: String) throws {
    var terms: [String: [TaxonTerm]] = [:]
    for row in try TabRows(bytes, head: ["group", "rank", "taxon", "restriction", "source"], file: file).rows {
      guard row[3].isEmpty || row[3] == "genus-unnamed" else {
        throw row.error("'\(row[3])' is no restriction", advice: "leave it empty or write genus-unnamed")
      }
      let term = TaxonTerm(name: row[2], rank: try row.rank(1), isGenusUnnamed: !row[3].isEmpty)
      terms[row[0], default: []].append(term)
    }
    self.init(terms: terms)
  }

  /// These groups and another, which takes the place of one of the same id.
  func adding(_ id: String, _ members: [TaxonTerm]) -> TaxonGroups {
    TaxonGroups(terms: terms.merging([id: members]) { _, new in new })
  }

  /// The taxa of a group, in the order of the table.
  public subscript(id: String) -> [TaxonTerm]? { terms[id] }
}
