public import BioModel

/// In which scheme of names the lineages of a table are written, as far as the names themselves decide.
///
/// Every distinct name that schemes write differently is a sign: for the versions that write it, against those that call
/// the same organisms otherwise. The candidates are the schemes with a version that writes a sign and against which the
/// fewest speak, give or take one sign in ten. RDP's training sets between 16 and 19 (phyla of the one, genera mostly of the
/// other) write names of either: where such a set explains a table better than both, both are candidates. Without any sign all schemes are candidates. A mixed table, with old and
/// current names of wide taxa side by side or with more than one sign in four against every version, leaves all schemes
/// open that write one of its signs.
///
/// What is said of such a table must hold in all of its candidates.
public struct SchemeRecognition: Sendable {
  /// A pair of names for one taxon that no version of a scheme uses side by side.
  public struct Mixture: Sendable, Hashable {
    public let rank: Rank
    public let old: String
    public let current: String
  }

  /// The signs for and against one version.
  public struct Evidence: Sendable, Equatable {
    public let version: String
    public let scheme: NomenclatureScheme
    public let own: Int
    public let foreign: Int
  }

  /// In the order of the schemes.
  public let candidates: [NomenclatureScheme]
  /// One per version.
  public let evidence: [Evidence]
  /// Distinct names that are signs.
  public let signCount: Int
  /// By rank, then name.
  public let mixtures: [Mixture]

  /// The scheme, where the names decide.
  public var scheme: NomenclatureScheme? { candidates.count == 1 ? candidates[0] : nil }

  /// Complexity O(lineages × ranks).
  public init(lineages: [Lineage], names: SchemeNames = .builtIn, nomenclature: Nomenclature = .builtIn) {
    let distinct = DistinctNames(lineages)
    var own = [Int](repeating: 0, count: names.versions.count)
    var foreign = own
    var signCount = 0
    let trainingSets = names.versions.indices.filter { [.rdp, .rdp19].contains(names.versions[$0].scheme) }
    var foreignToSets = 0
    func count(_ writtenBy: (Int) -> Bool, _ foreignTo: (Int) -> Bool) {
      signCount += 1
      if trainingSets.allSatisfy({ !writtenBy($0) && foreignTo($0) }) { foreignToSets += 1 }
      for version in own.indices {
        if writtenBy(version) { own[version] += 1 } else if foreignTo(version) { foreign[version] += 1 }
      }
    }
    for name in distinct.names {
      if let signs = names.signs(of: name.key, rank: name.rank) {
        count({ signs.writtenBy.contains($0) }, { signs.foreignTo.contains($0) })
      } else if let scheme = NameForm.scheme(of: name.written, rank: name.rank) {
        count({ names.versions[$0].scheme == scheme }, { names.versions[$0].scheme != scheme })
      }
    }
    evidence = names.versions.indices.map {
      Evidence(
        version: names.versions[$0].name, scheme: names.versions[$0].scheme, own: own[$0], foreign: foreign[$0])
    }
    self.signCount = signCount
    mixtures = distinct.mixtures(names, nomenclature)
    let tolerance = signCount / 10
    let ofSets = trainingSets.map { foreign[$0] }.min() ?? 0
    let least = min(foreign.min() ?? 0, foreignToSets)
    let isBetweenSets = foreignToSets + tolerance < ofSets && foreignToSets <= least + tolerance
    let hasOwn = own.contains { $0 > 0 }
    let isMixed = !mixtures.isEmpty || 4 * least > signCount
    let chosen = evidence.filter { entry in
      if signCount == 0 { return true }
      if hasOwn, entry.own == 0 { return false }
      let isTrainingSet = entry.scheme == .rdp || entry.scheme == .rdp19
      return isMixed || entry.foreign <= least + tolerance || isBetweenSets && isTrainingSet
    }
    let schemes = Set(chosen.map(\.scheme))
    candidates = schemes.isEmpty ? NomenclatureScheme.allCases : NomenclatureScheme.allCases.filter(schemes.contains)
  }
}
