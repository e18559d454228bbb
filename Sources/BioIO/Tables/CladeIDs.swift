public import BioModel

/// The ids of clades in a profiler's taxonomy, each under the lineage that ends with the clade.
///
/// A feature's own id (`TableDocument.taxonIDs`) may belong to something narrower than its lineage tells, such as a strain
/// or a group between ranks; these are the ids of the lineages themselves, also of those that no feature stands for.
public struct CladeIDs: Sendable, Equatable {
  // An empty text stands for ids that contradict each other.
  private var ids: [Lineage: String] = [:]

  public init() {}

  /// The id of a clade, nil when it is not known or its sources contradict each other.
  public subscript(clade: Lineage) -> String? {
    guard let id = ids[clade], !id.isEmpty else { return nil }
    return id
  }

  public var isEmpty: Bool { ids.isEmpty }

  /// Adds what one source says. An empty id says nothing; an id unlike the known one makes the clade's id unknown.
  public mutating func add(_ id: String, of clade: Lineage) {
    guard !id.isEmpty, !clade.isUnclassified else { return }
    if let known = ids[clade], known != id { ids[clade] = "" } else { ids[clade] = id }
  }

  /// Adds what another table says.
  public mutating func add(_ other: CladeIDs) {
    for (clade, id) in other.ids {
      if id.isEmpty { ids[clade] = "" } else { add(id, of: clade) }
    }
  }
}

extension TableDocument {
  /// Whether a feature is the clade that its lineage ends with, rather than something narrower: its id is the clade's, or
  /// its name is.
  func isClade(_ feature: Int) -> Bool {
    guard let lineage = table.lineages?[feature], let rank = lineage.deepestRank, let name = lineage[rank] else {
      return false
    }
    let own = taxonIDs?[feature] ?? ""
    if !own.isEmpty, let known = cladeIDs[lineage] { return known == own }
    let id = table.featureIDs[feature]
    if id == name || id == "\(name) [\(own)]" { return true }
    guard let last = LineageParser.parts(id).last, TaxonPrefix.split(last).rank == .ranked(rank) else { return false }
    return LineageParser.lineage(id) == lineage
  }

  /// The ids of clades, with those of the features that are clades.
  func allCladeIDs() -> CladeIDs {
    guard let lineages = table.lineages, let taxonIDs else { return cladeIDs }
    var all = cladeIDs
    for feature in taxonIDs.indices where !taxonIDs[feature].isEmpty && isClade(feature) {
      all.add(taxonIDs[feature], of: lineages[feature])
    }
    return all
  }
}
