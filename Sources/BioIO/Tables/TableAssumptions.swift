public import BioModel

/// What the user states about a table instead of letting the reader find out, and what else is known of the samples.
public struct TableAssumptions: Sendable, Equatable {
  /// Which way round a table lies.
  public enum Orientation: String, Sendable, CaseIterable {
    /// One row per feature, one column per sample.
    case featuresBySamples = "features-by-samples"
    /// One row per sample, one column per feature.
    case samplesByFeatures = "samples-by-features"
  }

  /// What the numbers of the file are.
  public enum Unit: String, Sendable, CaseIterable {
    case counts, fractions, percent
  }

  /// Whether a clade's row includes the rows below it.
  public enum Nesting: String, Sendable, CaseIterable {
    case cumulative, disjoint
  }

  /// How the reads were made.
  public enum Library: String, Sendable, CaseIterable {
    case amplicon16S = "16s"
    case shotgun
  }

  /// What splits the fields of a text table.
  public enum Delimiter: String, Sendable, CaseIterable {
    case tab, comma, semicolon

    /// Its byte.
    var byte: UInt8 {
      switch self {
      case .tab: UInt8(ascii: "\t")
      case .comma: UInt8(ascii: ",")
      case .semicolon: UInt8(ascii: ";")
      }
    }
  }

  public var orientation: Orientation?
  public var unit: Unit?
  public var nesting: Nesting?
  /// The narrowest rank kept of a cumulative table; species when not stated.
  public var level: Rank?
  /// What lies under species in a cumulative table (`t__`: genome bins, strains) is kept.
  public var keepsGenomeBins = false
  /// The mark before decimals; found out when not stated.
  public var decimal: DecimalMark?
  /// What splits fields; found out when not stated.
  public var delimiter: Delimiter?
  /// Which label (cut-off) of a mothur file with several is read; the last one when not stated.
  public var label: String?
  /// An empty cell is 0; without this it is an error, since missing is not zero.
  public var emptyCellsAreZero = false
  /// What splits the digits of whole numbers into threes (`1,234`); none when not stated.
  public var thousands: DecimalMark?
  /// Heads of columns that are neither ids nor abundances.
  public var ignoredColumns: [String] = []
  /// Ids of columns and rows that are abundances, though they are named like something else (`Mean`, `age`).
  public var keptNames: [String] = []
  /// How the reads were made; what the table shows when not stated.
  public var library: Library?
  /// The profiler or classifier, its version behind a blank; what the file says when not stated.
  public var profiler: String?
  /// The amplified region (`V4`).
  public var region: String?
  /// Whose samples they are, and from where, for samples of which the metadata say nothing.
  public var host: String?
  public var bodySite: String?
  /// The sample ids of the metadata, when there is some: evidence for the orientation.
  public var knownSampleIDs: [String] = []
  /// The feature ids of a taxonomy beside the table, when there is one: evidence for the orientation.
  public var knownFeatureIDs: [String] = []

  public init() {}

  /// Reads `--assume` words: `orientation=…`, `unit=…`, `nesting=…`, `level=RANK|sgb`, `decimal=comma|point`,
  /// `thousands=comma|point`, `delimiter=tab|comma|semicolon`, `label=0.03`, `empty-cells=zero`,
  /// `ignore-columns=a,b`, `keep=a,b`, `library=16s|shotgun`, `profiler=NAME VERSION`, `region=V4`, `host=human`,
  /// `body-site=stool`.
  ///
  /// - Throws: `TableError` of kind usage for an unknown key or value; it lists what is allowed.
  public init(words: [String]) throws(TableError) {
    for word in words {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let value = parts.count == 2 ? parts[1] : ""
      switch parts[0] {
      case "orientation": orientation = try Self.choice(word, value)
      case "unit": unit = try Self.choice(word, value)
      case "nesting": nesting = try Self.choice(word, value)
      case "level" where value == "sgb" || value == "strain": keepsGenomeBins = true
      case "decimal": decimal = try Self.choice(word, value)
      case "thousands": thousands = try Self.choice(word, value)
      case "delimiter": delimiter = try Self.choice(word, value)
      case "label":
        guard !value.isEmpty else { throw Self.unknown(word, ["label=0.03"]) }
        label = value
      case "level":
        guard let rank = Rank(name: value) else {
          throw Self.unknown(word, Rank.allCases.map { "level=\($0.name)" } + ["level=sgb"])
        }
        level = rank
      case "empty-cells":
        guard value == "zero" else { throw Self.unknown(word, ["empty-cells=zero"]) }
        emptyCellsAreZero = true
      case "ignore-columns": ignoredColumns += Self.names(value)
      case "keep": keptNames += Self.names(value)
      case "library": library = try Self.choice(word, value)
      case "profiler": profiler = try Self.text(word, value, "profiler=metaphlan 2")
      case "region": region = try Self.text(word, value, "region=V4")
      case "host": host = try Self.text(word, value, "host=human")
      case "body-site": bodySite = try Self.text(word, value, "body-site=stool")
      default:
        throw Self.unknown(
          word,
          [
            "orientation=", "unit=", "nesting=", "level=", "decimal=", "thousands=", "delimiter=", "label=",
            "empty-cells=", "ignore-columns=", "keep=", "library=", "profiler=", "region=", "host=", "body-site=",
          ])
      }
    }
    if let thousands, thousands == decimal {
      throw TableError(
        .usage, at: nil, "one mark cannot split thousands and stand before decimals",
        advice: "state one of decimal= and thousands=")
    }
  }

  // `age, sex`: blanks around names are none of theirs.
  private static func names(_ value: String) -> [String] {
    value.split(separator: ",").map { String($0).trimmingBlanks() }.filter { !$0.isEmpty }
  }

  private static func text(_ word: String, _ value: String, _ example: String) throws(TableError) -> String {
    let text = value.trimmingBlanks()
    guard !text.isEmpty else { throw unknown(word, [example]) }
    return text
  }

  private static func choice<Choice: CaseIterable & RawRepresentable>(
    _ word: String, _ value: String
  ) throws(TableError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice(rawValue: value) else { throw unknown(word, Choice.allCases.map(\.rawValue)) }
    return choice
  }

  private static func unknown(_ word: String, _ allowed: [String]) -> TableError {
    TableError(
      .usage, at: nil, "the assumption \"\(word)\" is not known",
      advice: "use one of: " + allowed.joined(separator: ", "))
  }
}
