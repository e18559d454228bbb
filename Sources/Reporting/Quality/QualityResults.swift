public import Reads

/// What `qc` and `filter` found: one entry per file, and quality along the read for the poorest samples.
public struct QualityResults: Sendable {
  /// One file, or one mate of a pair.
  public struct File: Sendable {
    /// As the user gave it.
    public var path: String
    public var sample: String
    /// `R1`, `R2` or `reads`.
    public var mate: String
    /// Nil where the file could not be read to its end.
    public var summary: FileSummary?
    /// What is left of it after filtering; nil where nothing was filtered.
    public var kept: FileSummary?
    public var verdict: FileVerdict

    public init(
      path: String, sample: String, mate: String, summary: FileSummary?, kept: FileSummary? = nil, verdict: FileVerdict
    ) {
      self.path = path
      self.sample = sample
      self.mate = mate
      self.summary = summary
      self.kept = kept
      self.verdict = verdict
    }
  }

  /// A sample that is drawn.
  public struct Drawing: Sendable {
    public var sample: String
    public var quality: SampleQuality

    public init(sample: String, quality: SampleQuality) {
      self.sample = sample
      self.quality = quality
    }
  }

  public var programVersion: String
  /// `qc` or `filter`.
  public var command: String
  public var title: String
  public var files: [File]
  public var drawings: [Drawing]
  /// Where every read went, by sample; empty for `qc`.
  public var ledgers: [(sample: String, ledger: ReadLedger)]

  public init(
    programVersion: String, command: String, title: String, files: [File], drawings: [Drawing],
    ledgers: [(sample: String, ledger: ReadLedger)] = []
  ) {
    self.programVersion = programVersion
    self.command = command
    self.title = title
    self.files = files
    self.drawings = drawings
    self.ledgers = ledgers
  }
}

/// The files of a `qc` or `filter` folder that tell of all samples.
public enum QualityFiles {
  /// In a fixed order.
  public static func render(_ results: QualityResults) -> [RenderedFile] {
    var files = [QualityCSV.file(results), QualityPage.file(results), MultiQCQuality.file(results)]
    if !results.ledgers.isEmpty {
      files.append(FilterLedgerCSV.file(results))
      let fates = ReadFate.allCases.filter { fate in results.ledgers.contains { $0.ledger[fate] > 0 } || fate == .kept }
      files.append(MultiQCReadFate.file(results.ledgers, fates: fates, unit: "reads or pairs"))
    }
    return files
  }
}
