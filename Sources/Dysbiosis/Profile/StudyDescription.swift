/// What kind of data a table is. Empty fields are unknown, and unknown never misfits.
public struct StudyDescription: Sendable, Equatable {
  /// How the reads were made.
  public enum Library: String, Sendable, CaseIterable {
    case amplicon16S = "16s"
    case shotgun
  }

  public var library: Library
  /// Nothing says how the reads were made: `library` decides where it must, and never misfits.
  public var isLibraryGuessed: Bool
  public var host: String
  public var bodySite: String
  /// The amplified region (`V4`); empty for shotgun.
  public var region: String
  /// Profiler or classifier, with its version behind a blank where that is known (`ProfilerName`).
  public var profiler: String
  /// The scheme of names (`NomenclatureScheme`), as its id or as a reference says it; several separated by `;` where the
  /// names left them open. Empty: the names decide.
  public var taxonomy: String
  /// Whether species names are more than a guess: true for shotgun profiles and full-length 16S, false for short reads
  /// and where nothing tells which of them they are.
  public var resolvesSpecies: Bool
  /// Whether the primers amplify Archaea; nil: unknown.
  public var coversArchaea: Bool?
  /// What the abundances are shares of: `reads` or `genome-copies`; empty: unknown. The two differ by genome size, so
  /// ratios of the one are not those of the other (doi:10.1038/s41592-021-01141-3).
  public var abundance: String

  public init(
    library: Library, host: String = "", bodySite: String = "", region: String = "", profiler: String = "",
    taxonomy: String = "", resolvesSpecies: Bool? = nil, coversArchaea: Bool? = nil, abundance: String = "",
    isLibraryGuessed: Bool = false
  ) {
    let isShotgun = library == .shotgun && !isLibraryGuessed
    self.library = library
    self.host = host
    self.bodySite = bodySite
    self.region = region
    self.profiler = profiler
    self.taxonomy = taxonomy
    self.resolvesSpecies = resolvesSpecies ?? isShotgun
    self.coversArchaea = coversArchaea ?? (isShotgun ? true : nil)
    self.abundance = abundance
    self.isLibraryGuessed = isLibraryGuessed
  }

  /// In what respects two descriptions contradict each other, as `region: V4 against V1V3`.
  public func misfits(with other: StudyDescription) -> [String] {
    let isGuess = isLibraryGuessed || other.isLibraryGuessed
    let pairs = [
      ("library", isGuess ? "" : library.rawValue, other.library.rawValue),
      ("host", Host.canonical(host), Host.canonical(other.host)),
      ("body site", BodySite.canonical(bodySite), BodySite.canonical(other.bodySite)),
      ("region", Self.plainRegion(region), Self.plainRegion(other.region)),
      ("abundance", abundance, other.abundance),
    ]
    let found: [String] = pairs.compactMap { name, mine, theirs in
      mine.isEmpty || theirs.isEmpty || mine.lowercased() == theirs.lowercased()
        ? nil : "\(name): \(mine) against \(theirs)"
    }
    let isOtherProfiler = ProfilerName(profiler).contradicts(ProfilerName(other.profiler))
    return found + (isOtherProfiler ? ["profiler: \(profiler) against \(other.profiler)"] : [])
      + (hasOtherNames(than: other) ? ["taxonomy: \(taxonomy) against \(other.taxonomy)"] : [])
  }

  /// `V3V4` for `V3-V4` and `v3–v4`.
  public static func plainRegion(_ region: String) -> String {
    String(region.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }).uppercased()
  }

  /// Both say how they write names, and have no scheme in common.
  private func hasOtherNames(than other: StudyDescription) -> Bool {
    if taxonomy.isEmpty || other.taxonomy.isEmpty || taxonomy.lowercased() == other.taxonomy.lowercased() {
      return false
    }
    return Set(StatedSchemes.all(in: taxonomy)).isDisjoint(with: StatedSchemes.all(in: other.taxonomy))
  }
}
