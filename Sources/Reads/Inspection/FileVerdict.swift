public import BioModel

/// Whether one file of reads is as a good 16S run's should be.
///
/// Amplicon reads begin alike, repeat each other and have one length: none of that is a finding here. What is: reads that
/// end too early, lost or poor qualities, cycles without bases.
public struct FileVerdict: Sendable, Equatable {
  /// From good to bad.
  public enum Grade: String, Sendable, Codable, CaseIterable, Comparable {
    case ok, warn, fail

    public static func < (a: Grade, b: Grade) -> Bool { a.rank < b.rank }

    private var rank: Int { self == .ok ? 0 : self == .warn ? 1 : 2 }
  }

  public let grade: Grade
  /// What was found, worst first.
  public let findings: [Notice]

  /// The verdict of what was found: `warn` where any finding is a warning.
  public init(findings: [Notice]) {
    self.findings = findings.filter { $0.severity == .warning } + findings.filter { $0.severity == .note }
    grade = findings.contains { $0.severity == .warning } ? .warn : .ok
  }

  /// A file that cannot be used: it is damaged, not FASTQ, or out of step with its mates.
  public init(fault: any Diagnostic) {
    grade = .fail
    findings = [Notice(.warning, code: fault.kind.rawValue, message: "\(fault)")]
  }

  /// Half of the reads of a usable file have this mean quality (over error probabilities) or a better one; second mates
  /// are poorer by nature.
  static let usualQuality = (first: 17, second: 12)
  /// A usable file's median read is this long.
  static let shortestRead = 50
  /// The share of bases of one cycle that may be missing (`N`).
  static let missingShare = 0.2

  /// Judges a file by its report.
  ///
  /// - Parameters:
  ///   - isSecondMate: the file holds second mates.
  ///   - notices: what reading it gave rise to.
  public static func judge(_ report: QualityReport, isSecondMate: Bool, notices: [Notice] = []) -> FileVerdict {
    var findings = notices
    func warn(_ code: String, _ message: String) { findings.append(Notice(.warning, code: code, message: message)) }
    guard report.readCount > 0 else {
      warn("no-reads", "the file holds no reads")
      return FileVerdict(findings: findings)
    }
    let limit = isSecondMate ? usualQuality.second : usualQuality.first
    if let share = report.readShare(withMeanQualityAtLeast: limit), share < 0.5 {
      warn("poor-quality", "only \(percent(share)) of reads have a mean quality of \(limit) or better")
    }
    if report.readCount >= 100, let median = report.lengthQuantile(0.5), median < shortestRead {
      warn("short-reads", "half of the reads have \(median) bases or fewer: nothing can be made of them")
    }
    let scores = report.distinctQualities
    if scores.count == 1, report.baseCount >= 10_000, let only = scores.first {
      warn(
        "no-qualities",
        "every base has the score \(only): the qualities were lost (SRA Lite or a conversion), so filters and error models"
          + " cannot work; fetch the original file")
    }
    let cycles = (0..<report.cycleCount).filter { (report.ambiguousShare(cycle: $0) ?? 0) > missingShare }
    if let first = cycles.first, let last = cycles.last, report.readCount >= 100 {
      warn(
        "cycles-without-bases",
        "\(cycles.count) cycle\(cycles.count == 1 ? "" : "s") between \(first + 1) and \(last + 1)"
          + " have N in more than \(percent(missingShare)) of reads: the instrument lost them")
    }
    if Double(report.ambiguousBaseCount) > 0.05 * Double(report.baseCount) {
      warn(
        "many-ambiguous-bases",
        "\(percent(Double(report.ambiguousBaseCount) / Double(report.baseCount))) of bases are N or ambiguous")
    }
    if report.hasBinnedQualities {
      findings.append(
        Notice(
          .note, code: "binned-qualities",
          message:
            "only the scores \(scores.map(String.init).joined(separator: ", ")) occur: the instrument binned them"))
    }
    return FileVerdict(findings: findings)
  }

  private static func percent(_ share: Double) -> String { NumberText.text((share * 1_000).rounded() / 10) + " %" }
}
