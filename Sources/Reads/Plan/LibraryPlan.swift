public import BioModel

/// What a run will do with its reads, each choice with the sentence that gives its reason.
///
/// Made from probes (`init(from:options:)`), written and read as JSON (`json()`, `init(json:file:)`), followed by the
/// run and recorded. Every value can be changed by hand in the file.
public struct LibraryPlan: Sendable, Equatable, Codable {
  /// A choice and why it was made.
  public struct Reasoned<Value: Sendable & Equatable & Codable>: Sendable, Equatable, Codable {
    /// What is done.
    public var value: Value
    /// One sentence with the numbers behind it.
    public var reason: String

    public init(_ value: Value, _ reason: String) {
      self.value = value
      self.reason = reason
    }
  }

  /// Which reads are used, and how.
  public enum ReadUse: String, Sendable, Codable, CaseIterable {
    /// Both mates, merged into one amplicon.
    case mergedPairs = "merged-pairs"
    /// Both mates, denoised apart and merged afterwards.
    case matesApart = "mates-apart"
    /// The mates do not overlap: the first ones alone.
    case forwardOnly = "forward-only"
    /// There are no second mates.
    case singleEnd = "single-end"
    /// The reads are not amplicons, or there are none: `run` refuses.
    case refused
  }

  /// In which strand the first mates (single reads) are.
  public enum Orientation: String, Sendable, Codable, CaseIterable {
    /// They begin at the forward primer.
    case asExpected = "as-expected"
    /// They begin at the reverse primer and are turned.
    case turned
    /// Both occur; each pair is turned where its primers say so.
    case mixed
    /// Nothing tells.
    case unknown
  }

  /// The quality scores' resolution, which decides how error rates are fitted.
  public enum ErrorModelKind: String, Sendable, Codable, CaseIterable {
    /// Many different scores.
    case continuous
    /// At most eight different scores.
    case binned
    /// Circular consensus of whole amplicons: scores up to 93, most bases at the highest.
    case hifi
  }

  /// The primers to remove, and how.
  public struct Primers: Sendable, Equatable, Codable {
    public var pair: PrimerPair
    public var settings: PrimerSettings

    public init(pair: PrimerPair, settings: PrimerSettings) {
      self.pair = pair
      self.settings = settings
    }
  }

  /// How mates are merged.
  public struct Merge: Sendable, Equatable, Codable {
    /// The fewest bases that must overlap.
    public var minimumOverlap: Int
    /// The most positions of the overlap that may differ.
    public var maximumDifferences: Int
    /// The most expected errors of the merged read.
    public var maximumExpectedErrors: Double

    public init(minimumOverlap: Int = 16, maximumDifferences: Int, maximumExpectedErrors: Double = 1.0) {
      self.minimumOverlap = minimumOverlap
      self.maximumDifferences = maximumDifferences
      self.maximumExpectedErrors = maximumExpectedErrors
    }
  }

  /// The form of the file, raised when a field changes its meaning.
  public var planVersion = 1
  /// Pairs (single reads) looked at, over all samples.
  public var pairsExamined: Int
  public var readUse: Reasoned<ReadUse>
  /// Nil where there are none to remove.
  public var primers: Reasoned<Primers?>
  public var orientation: Reasoned<Orientation>
  /// For example `V4`; nil where it is not recognised.
  public var region: Reasoned<String?>
  /// Where mates that are denoised apart are cut (DADA2); nil where mates are not used together or need all their bases.
  public var truncation: Reasoned<Truncation?>
  /// Applied after primer trimming to the mate that carries the forward primer, or to single reads.
  public var forwardFilter: Reasoned<ReadFilterSettings>
  /// Applied to the other mate; nil where it is not used.
  public var reverseFilter: Reasoned<ReadFilterSettings?>
  /// Nil where nothing is merged.
  public var merge: Reasoned<Merge?>
  /// Lengths of amplicons (merged or single reads, primers removed) that are kept; nil where every length is.
  public var ampliconLength: Reasoned<LengthWindow?>
  public var errorModel: Reasoned<ErrorModelKind>
  /// What a user should know before the run.
  public var notices: [Notice]
}

extension LibraryPlan {
  /// Plans written before truncations were planned name none.
  public init(from decoder: any Decoder) throws {
    let box = try decoder.container(keyedBy: CodingKeys.self)
    planVersion = try box.decode(Int.self, forKey: .planVersion)
    pairsExamined = try box.decode(Int.self, forKey: .pairsExamined)
    readUse = try box.decode(Reasoned<ReadUse>.self, forKey: .readUse)
    primers = try box.decode(Reasoned<Primers?>.self, forKey: .primers)
    orientation = try box.decode(Reasoned<Orientation>.self, forKey: .orientation)
    region = try box.decode(Reasoned<String?>.self, forKey: .region)
    truncation =
      try box.decodeIfPresent(Reasoned<Truncation?>.self, forKey: .truncation) ?? Reasoned(nil, "the plan names none")
    forwardFilter = try box.decode(Reasoned<ReadFilterSettings>.self, forKey: .forwardFilter)
    reverseFilter = try box.decode(Reasoned<ReadFilterSettings?>.self, forKey: .reverseFilter)
    merge = try box.decode(Reasoned<Merge?>.self, forKey: .merge)
    ampliconLength = try box.decode(Reasoned<LengthWindow?>.self, forKey: .ampliconLength)
    errorModel = try box.decode(Reasoned<ErrorModelKind>.self, forKey: .errorModel)
    notices = try box.decode([Notice].self, forKey: .notices)
  }
}

/// What a user can settle beforehand.
public struct LibraryPlanOptions: Sendable, Equatable {
  /// A pair that is to be removed whatever was found.
  public var primers: PrimerPair?
  /// Do not look for primers to remove: the user says that there are none.
  public var ignoresPrimers: Bool
  /// Use the first mates only.
  public var forwardOnly: Bool
  /// Mates are denoised apart and merged afterwards; otherwise they are merged first.
  public var denoisesMatesApart: Bool

  public init(
    primers: PrimerPair? = nil, ignoresPrimers: Bool = false, forwardOnly: Bool = false,
    denoisesMatesApart: Bool = false
  ) {
    self.primers = primers
    self.ignoresPrimers = ignoresPrimers
    self.forwardOnly = forwardOnly
    self.denoisesMatesApart = denoisesMatesApart
  }
}
