import FoundationEssentials

public import BioIO
public import Reads

/// What `dysbio qc` and `dysbio filter` are asked to do.
public struct QualityRequest: Sendable, Equatable {
  /// Files of reads, one folder, or one sample sheet.
  public var inputs: [String]
  public var outputFolder: String
  public var replacesOutput = false
  public var phred = PhredChoice.automatic
  /// Nil for `qc`, which looks and writes no reads.
  public var filter: FilterOptions?

  public init(inputs: [String], outputFolder: String) {
    self.inputs = inputs
    self.outputFolder = outputFolder
  }

  /// As the manifest records them.
  var parameters: [(name: String, value: String)] { [("phred", phred.rawValue)] + (filter?.parameters ?? []) }
}

/// What `dysbio filter` does to reads.
public struct FilterOptions: Sendable, Equatable {
  /// Id of a primer pair of the catalogue or `FORWARD,REVERSE`; nil to remove none.
  public var primers: String?
  public var primerSettings = PrimerSettings()
  /// 3' adapters; nil to cut none.
  public var adapters: AdapterSettings?
  /// Whether PhiX reads are removed.
  public var screensPhiX = true
  /// The limits of first and second mates.
  public var forward = ReadFilterSettings()
  public var reverse = ReadFilterSettings()
  /// Whether mates are merged; the merged reads are written instead of the mates.
  public var mergesPairs = false
  /// The most expected errors of a merged read.
  public var mergedExpectedErrors: Double?
  /// Whether files are BGZF or plain.
  public var compresses = true

  public init() {}

  /// As the manifest records them.
  var parameters: [(name: String, value: String)] {
    [
      ("primers", primers ?? "none"), ("mismatch-rate", "\(primerSettings.mismatchRate)"),
      ("adapters", adapters.map(FilterOptions.text) ?? "none"), ("phix", screensPhiX ? "removed" : "kept"),
      ("forward", FilterOptions.text(forward)), ("reverse", FilterOptions.text(reverse)),
      ("merge", mergesPairs ? mergedExpectedErrors.map { "yes, max-ee \($0)" } ?? "yes" : "no"),
    ]
  }

  private static func text(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
