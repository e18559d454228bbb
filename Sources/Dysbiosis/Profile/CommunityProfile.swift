public import BioModel
import Statistics
public import Taxonomy

/// A feature table whose lineages are resolved, with the shares' denominators.
///
/// The denominator of a share is what is classified as Bacteria or Archaea; in a table without domains everything
/// that is not explicitly unclassified. No copy-number correction. Each distinct lineage is resolved once. Immutable.
public struct CommunityProfile: Sendable {
  public let table: FeatureTable
  public let study: StudyDescription
  public let facts: [SampleFacts]
  /// Samples whose host is stated and not human, or whose body site is stated and not stool.
  let isOtherHost: [Bool]
  let isOtherSite: [Bool]
  public let nomenclature: Nomenclature
  /// Nil: unknown.
  public let universe: TaxonUniverse?
  /// Features that are marked as contaminants.
  public let contaminants: Set<Int>
  /// The denominator of each sample's shares, in the table's unit.
  public let denominators: [Double]
  /// Everything in the sample: the other choice of a denominator, printed beside it.
  public let totals: [Double]
  /// Whether any lineage names a domain.
  public let hasDomains: Bool
  /// The scheme of names that the table is written in.
  public let naming: TableNaming
  /// The current names of each feature's lineage.
  public let resolvedLineages: [ResolvedLineage]
  /// Whether any sample holds the feature.
  let isDetected: [Bool]
  private let places: [Rank: [String: [Int]]]

  public init(
    table: FeatureTable, study: StudyDescription, facts: [SampleFacts]? = nil, nomenclature: Nomenclature = .builtIn,
    universe: TaxonUniverse? = nil, contaminants: Set<Int> = []
  ) {
    self.table = table
    self.study = study
    let facts = facts ?? SampleFacts.all(of: table.sampleIDs, metadata: nil)
    self.facts = facts
    isOtherHost = Self.differ(facts.map { $0.host.isEmpty ? study.host : $0.host }, from: Host.human, Host.canonical)
    isOtherSite = Self.differ(
      facts.map { $0.bodySite.isEmpty ? study.bodySite : $0.bodySite }, from: BodySite.stool, BodySite.canonical)
    self.nomenclature = nomenclature
    self.universe = universe
    self.contaminants = contaminants
    var isDetected = [Bool](repeating: false, count: table.featureCount)
    for column in table.columns { isDetected[Int(column)] = true }
    self.isDetected = isDetected
    naming = TableNaming(
      lineages: table.lineages, stated: study.taxonomy,
      isAmplicon: study.library == .amplicon16S && !study.isLibraryGuessed, nomenclature: nomenclature)
    let lineages = table.lineages ?? [Lineage](repeating: .unclassified, count: table.featureCount)
    var known: [Lineage: ResolvedLineage] = [:]
    var resolved: [ResolvedLineage] = []
    var places: [Rank: [String: [Int]]] = [:]
    for (feature, lineage) in lineages.enumerated() {
      let names = known[lineage] ?? nomenclature.resolve(lineage)
      known[lineage] = names
      resolved.append(names)
      for rank in Rank.allCases {
        if let key = names[rank]?.key { places[rank, default: [:]][key, default: []].append(feature) }
      }
    }
    resolvedLineages = resolved
    self.places = places
    let hasDomains = lineages.contains { $0[.domain] != nil }
    self.hasDomains = hasDomains
    let isCounted = zip(lineages, resolved).map { lineage, names in
      if hasDomains { return names[.domain]?.key == "bacteria" || names[.domain]?.key == "archaea" }
      return table.lineages == nil || Rank.allCases.contains { names[$0] != nil }
    }
    var denominators: [Double] = []
    var totals: [Double] = []
    for sample in 0..<table.sampleCount {
      let row = table[sample: sample]
      denominators.append(orderFreeSum(zip(row.columns, row.values).filter { isCounted[Int($0.0)] }.map(\.1)))
      totals.append(orderFreeSum(Array(row.values)))
    }
    self.denominators = denominators
    self.totals = totals
  }

  /// Which texts say something else; each distinct one is looked at once.
  private static func differ(_ texts: [String], from expected: String, _ canonical: (String) -> String) -> [Bool] {
    var known: [String: Bool] = [:]
    return texts.map { text in
      if let isOther = known[text] { return isOther }
      let found = canonical(text)
      known[text] = !found.isEmpty && found != expected
      return known[text] ?? false
    }
  }

  /// The features of a taxon, rising.
  func features(_ key: String, rank: Rank) -> [Int] { places[rank]?[key] ?? [] }

  /// The sum of a sample's values over features, in the table's unit; its last bits do not depend on their order.
  /// - Parameter features: rising.
  public func abundance(of features: [Int], sample: Int) -> Double {
    let row = table[sample: sample]
    guard !features.isEmpty else { return 0 }
    var terms: [Double] = []
    var next = 0
    for (column, value) in zip(row.columns, row.values) {
      while next < features.count, features[next] < Int(column) { next += 1 }
      if next == features.count { break }
      if features[next] == Int(column) { terms.append(value) }
    }
    return orderFreeSum(terms)
  }

  /// The share 0…1 of features in a sample; nil in a sample with nothing classified.
  public func share(of features: [Int], sample: Int) -> Double? {
    denominators[sample] > 0 ? abundance(of: features, sample: sample) / denominators[sample] : nil
  }
}
