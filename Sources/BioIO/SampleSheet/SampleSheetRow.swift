/// One sample of a study: its name and its files.
public struct SampleSheetRow: Sendable, Equatable {
  /// What a control is for; a healthy comparison group is no control.
  public enum Control: String, Sendable, CaseIterable {
    /// A blank: extraction or library without sample.
    case negative
    /// A community of known composition.
    case positive
  }

  public let sample: String
  /// The file of forward or single reads (or a BAM of pairs).
  public let fastq1: String
  /// The file of reverse reads, nil when there is none.
  public let fastq2: String?
  /// The sequencing run; error models are learned per run.
  public let run: String?
  public let control: Control?
  /// The 1-based line in the sheet, nil when found in a folder.
  public let line: Int?

  public init(
    sample: String, fastq1: String, fastq2: String? = nil, run: String? = nil, control: Control? = nil, line: Int? = nil
  ) {
    self.sample = sample
    self.fastq1 = fastq1
    self.fastq2 = fastq2
    self.run = run
    self.control = control
    self.line = line
  }
}
