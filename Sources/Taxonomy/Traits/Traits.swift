public import BioModel
import CEmbedded

/// Traits of gut genera and species, joined to a table's names through the nomenclature.
///
/// A value of a genus is a generalisation; a species of its own row comes before its genus. Immutable.
public struct Traits: Sendable {
  /// In the table's order.
  public let records: [TraitRecord]
  private var places: [Rank: [String: Int]] = [:]

  /// The table compiled into the program; the tests refuse one that does not parse or validate.
  public static let builtIn: Traits = (try? parsedBuiltIn()) ?? Traits(records: [])

  /// The compiled-in table, or what is wrong with it.
  public static func parsedBuiltIn() throws(NomenclatureError) -> Traits {
    // SAFETY: a constant array of the program itself, of the length that stands beside it.
    let bytes = unsafe Array(UnsafeBufferPointer(start: dysbio_traits_bytes(), count: dysbio_traits_count))
    return try Traits(parsing: bytes)
  }

  /// The columns of a trait table.
  public static let columns =
    ["rank", "taxon"] + Trait.allCases.map(\.rawValue) + ["citations", "oxygen-check", "note"]

  private init(records: [TraitRecord]) {
    self.records = records
    for (number, record) in records.enumerated() {
      places[record.rank, default: [:]][TaxonName.normalized(record.taxon)] = number
    }
  }

  /// Parses a tab-separated trait table.
  /// - Throws: a wrong head, a rank other than genus and species, a value its trait does not have, a taxon that stands
  ///   there twice, a citation key of no source; each with its line.
  public init(parsing bytes: [UInt8], file: String = "traits.tsv") throws(NomenclatureError) {
    var records: [TraitRecord] = []
    var seen: Set<String> = []
    for row in try TabRows(bytes, head: Self.columns, file: file).rows {
      let rank = try row.rank(0)
      guard rank == .genus || rank == .species else { throw row.error("traits are of genera and species") }
      guard seen.insert(rank.prefixLetter + TaxonName.normalized(row[1])).inserted else {
        throw row.error("\(row[1]) stands there twice")
      }
      var values: [Trait: String] = [:]
      for (column, trait) in Trait.allCases.enumerated() {
        guard trait.values.contains(row[column + 2]) else {
          throw row.error(
            "'\(row[column + 2])' is no value of \(trait.rawValue)",
            advice: "write \(trait.values.joined(separator: ", "))")
        }
        values[trait] = row[column + 2]
      }
      let last = Trait.allCases.count + 2
      let citations = row[last].split(separator: ";").map(String.init)
      if let unknown = citations.first(where: { Self.sources[$0] == nil }) {
        throw row.error("'\(unknown)' is the key of no source")
      }
      records.append(
        TraitRecord(
          taxon: row[1], rank: rank, values: values, citations: citations, oxygenCheck: row[last + 1],
          note: row[last + 2]))
    }
    self.init(records: records)
  }

  /// The traits of a genus or species under any of its names; nil: not in the table.
  public func record(of name: String, rank: Rank, nomenclature: Nomenclature = .builtIn) -> TraitRecord? {
    nomenclature.match(name, rank: rank).flatMap { record(key: $0.key, rank: rank) }
  }

  /// The traits of a lineage: of its species where that has a row, else of its genus.
  public func record(of lineage: ResolvedLineage) -> TraitRecord? {
    [Rank.species, .genus].lazy.compactMap { rank in
      lineage[rank].flatMap { record(key: $0.key, rank: rank) }
    }.first
  }

  private func record(key: String, rank: Rank) -> TraitRecord? { places[rank]?[key].map { records[$0] } }
}
