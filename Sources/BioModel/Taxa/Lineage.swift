/// A taxon's names from domain to species. A rank without a name is unclassified there; holes between named
/// ranks are allowed, since references have them.
///
/// Names are kept as the input wrote them, without rank prefixes. Species hold the whole binomial when it is known.
public struct Lineage: Sendable, Hashable {
  // An empty string stands for "no name at this rank".
  private var names: [String]

  /// A lineage without any name.
  public static let unclassified = Lineage([])

  /// - Parameter names: names from the domain down; empty or missing ones are unclassified; more than seven are cut.
  public init(_ names: [String]) {
    self.names = (0..<Rank.allCases.count).map { $0 < names.count ? names[$0] : "" }
  }

  /// The name at a rank, or nil where the lineage has none.
  public subscript(rank: Rank) -> String? {
    get { names[rank.rawValue].isEmpty ? nil : names[rank.rawValue] }
    set { names[rank.rawValue] = newValue ?? "" }
  }

  /// The narrowest rank that has a name.
  public var deepestRank: Rank? { Rank.allCases.last { !names[$0.rawValue].isEmpty } }

  /// Nothing is named.
  public var isUnclassified: Bool { deepestRank == nil }

  /// The lineage cut below a rank.
  public func truncated(to rank: Rank) -> Lineage { Lineage(Array(names[...rank.rawValue])) }

  /// The ranks both lineages name alike, from the domain down to the first that differs.
  public func commonAncestor(with other: Lineage) -> Lineage {
    var shared: [String] = []
    for (mine, theirs) in zip(names, other.names) {
      guard mine == theirs else { break }
      shared.append(mine)
    }
    return Lineage(shared)
  }

  /// `d__Bacteria;p__Bacillota;…` down to the deepest named rank; empty when nothing is named.
  public var prefixedText: String {
    guard let deepest = deepestRank else { return "" }
    return Rank.allCases[...deepest.rawValue]
      .map { "\($0.prefixLetter)__\(names[$0.rawValue])" }
      .joined(separator: ";")
  }

  /// The name shown for this lineage at `rank`: its own name there, else `unclassified <nearest named parent>`,
  /// else `unclassified`.
  public func label(at rank: Rank) -> String {
    if let name = self[rank] { return name }
    let parent = Rank.allCases[..<rank.rawValue].last { self[$0] != nil }
    return parent.flatMap { self[$0] }.map { "unclassified \($0)" } ?? "unclassified"
  }
}
