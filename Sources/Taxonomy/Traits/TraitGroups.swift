import BioModel
import CEmbedded

/// Groups of genera that share a trait (`butyrate-producers`): the genera of the trait table whose value is one of those
/// that make the group, without stated exceptions.
public struct TraitGroups: Sendable {
  /// What makes one group.
  public struct Rule: Sendable, Equatable {
    public let group: String
    public let trait: Trait
    public let values: [String]
    public let exceptions: [String]
    public let note: String
  }

  /// In the table's order.
  public let rules: [Rule]

  /// The compiled-in rules, or what is wrong with them.
  public static func parsedBuiltIn() throws(NomenclatureError) -> TraitGroups {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_trait_groups_bytes(), count: dysbio_trait_groups_count))
    return try TraitGroups(parsing: bytes)
  }

  /// Parses tab-separated `group, trait, values, except, note`; lists are separated by `;`.
  /// - Throws: an unknown trait, a value it does not have.
  public init(parsing bytes: [UInt8], file: String = "trait-groups.tsv") throws(NomenclatureError) {
    var rules: [Rule] = []
    for row in try TabRows(bytes, head: ["group", "trait", "values", "except", "note"], file: file).rows {
      guard let trait = Trait(rawValue: row[1]) else { throw row.error("'\(row[1])' is no trait") }
      let values = row[2].split(separator: ";").map(String.init)
      if let wrong = values.first(where: { !trait.values.contains($0) }) {
        throw row.error("'\(wrong)' is no value of \(trait.rawValue)")
      }
      rules.append(
        Rule(
          group: row[0], trait: trait, values: values, exceptions: row[3].split(separator: ";").map(String.init),
          note: row[4]))
    }
    self.rules = rules
  }

  /// The genera of a rule, in the trait table's order.
  public func members(of rule: Rule, in traits: Traits) -> [String] {
    traits.records.filter {
      $0.rank == .genus && rule.values.contains($0[rule.trait]) && !rule.exceptions.contains($0.taxon)
    }.map(\.taxon)
  }
}
