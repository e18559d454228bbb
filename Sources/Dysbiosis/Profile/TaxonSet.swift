/// The features of a table that an expression means, and how each of its taxa was found.
public struct TaxonSet: Sendable, Equatable {
  /// How a taxon of the expression was found.
  public enum Finding: String, Sendable {
    /// Under the name written in the expression.
    case matched
    /// Only under another name.
    case bySynonym = "by-synonym"
    /// Not in the table, though the universe of taxa holds it.
    case notDetected = "not-detected"
    /// Not in the universe of taxa.
    case absentFromUniverse = "absent-from-universe"
    /// Not in the table, and the universe is unknown.
    case unknown
  }

  /// One taxon of the expression.
  public struct Member: Sendable, Equatable {
    public let term: TaxonTerm
    public let finding: Finding
    /// Feature numbers, rising.
    public let features: [Int]
  }

  public let members: [Member]
  /// The members' features together, rising, each once.
  public let features: [Int]
  /// The names in the table that were counted, sorted; a synonym carries its source: `Firmicutes (NCBI<=2021; …)`.
  public let matchedNames: [String]

  /// At least one taxon of the expression could have been seen.
  public var isResolvable: Bool { members.contains { $0.finding != .absentFromUniverse && $0.finding != .unknown } }

  /// Counts of the findings.
  public var coverage: SignatureCoverage {
    func count(_ finding: Finding) -> Int { members.count { $0.finding == finding } }
    return SignatureCoverage(
      matched: count(.matched), bySynonym: count(.bySynonym), notDetected: count(.notDetected),
      absentFromUniverse: count(.absentFromUniverse) + count(.unknown))
  }
}
