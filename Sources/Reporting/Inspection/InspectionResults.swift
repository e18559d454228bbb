public import BioModel
public import Reads

/// What `inspect` found: files, samples, the library as a whole, and the plan.
public struct InspectionResults: Sendable {
  /// One file.
  public struct File: Sendable {
    /// As the user gave it.
    public var path: String
    public var sample: String
    /// `R1`, `R2` or `reads`.
    public var mate: String
    /// Nil where the file could not be read to its end.
    public var summary: FileSummary?
    /// 33 or 64; nil for BAM and unreadable files.
    public var phredOffset: Int?
    public var verdict: FileVerdict

    public init(
      path: String, sample: String, mate: String, summary: FileSummary?, phredOffset: Int?, verdict: FileVerdict
    ) {
      self.path = path
      self.sample = sample
      self.mate = mate
      self.summary = summary
      self.phredOffset = phredOffset
      self.verdict = verdict
    }
  }

  /// One sample that was read.
  public struct Sample: Sendable {
    public var name: String
    /// Pairs or single reads.
    public var reads: Int
    /// Shares (0…1) of its reads.
    public var primerShare: Double
    public var turnedShare: Double
    public var readThroughShare: Double
    public var phiXShare: Double
    public var lowComplexityShare: Double

    public init(
      name: String, reads: Int, primerShare: Double, turnedShare: Double, readThroughShare: Double, phiXShare: Double,
      lowComplexityShare: Double
    ) {
      self.name = name
      self.reads = reads
      self.primerShare = primerShare
      self.turnedShare = turnedShare
      self.readThroughShare = readThroughShare
      self.phiXShare = phiXShare
      self.lowComplexityShare = lowComplexityShare
    }
  }

  public var programVersion: String
  public var files: [File]
  public var samples: [Sample]
  public var findings: LibraryFindings
  public var barcodes: InlineBarcodeFindings?
  public var plan: LibraryPlan
  public var truncations: TruncationTable?
  /// What concerns the library or one of its samples; findings on files stand in their verdicts.
  public var notices: [Notice]

  public init(
    programVersion: String, files: [File], samples: [Sample], findings: LibraryFindings,
    barcodes: InlineBarcodeFindings?, plan: LibraryPlan, truncations: TruncationTable?, notices: [Notice]
  ) {
    self.programVersion = programVersion
    self.files = files
    self.samples = samples
    self.findings = findings
    self.barcodes = barcodes
    self.plan = plan
    self.truncations = truncations
    self.notices = notices
  }

  /// The worst verdict of all files.
  public var grade: FileVerdict.Grade { files.map(\.verdict.grade).max() ?? .fail }
}
