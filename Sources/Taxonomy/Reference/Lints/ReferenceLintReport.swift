public import BioModel

/// What the checks of a reference found.
public struct ReferenceLintReport: Sendable {
  /// One check with its findings.
  public struct Check: Sendable {
    public let descriptor: Descriptor
    public let severity: Notice.Severity
    public internal(set) var findings: [ReferenceFinding]
  }

  /// All checks, in the order of the registry; those without findings too.
  public private(set) var checks: [Check]

  init(checks: [Check]) { self.checks = checks }

  /// Adds findings to their check.
  public mutating func add(_ findings: [ReferenceFinding]) {
    for finding in findings {
      guard let place = checks.firstIndex(where: { $0.descriptor.id == finding.code }) else { continue }
      checks[place].findings.append(finding)
    }
  }

  /// How many records a check found; 0 for an unknown code.
  public func count(_ code: String) -> Int {
    checks.first { $0.descriptor.id == code }?.findings.count ?? 0
  }

  /// One notice per check that found something: how many records, and up to three of them.
  public func notices(file: String) -> [Notice] {
    checks.compactMap { check in
      guard !check.findings.isEmpty else { return nil }
      let examples = check.findings.prefix(3).map { finding in
        "record \(finding.record)" + (finding.identifier.isEmpty ? "" : " (\"\(finding.identifier)\")")
          + (finding.detail.isEmpty ? "" : ": \(Self.shortened(finding.detail))")
      }
      let count = check.findings.count
      return Notice(
        check.severity, code: check.descriptor.id,
        message: "\(file): \(check.descriptor.id): \(count) \(count == 1 ? "record" : "records"): "
          + "\(check.descriptor.title); e.g. \(examples.joined(separator: "; "))")
    }
  }

  private static func shortened(_ text: String) -> String {
    text.utf8.count <= 160 ? text : String(text.prefix(157)) + "..."
  }

  /// All findings as a tab-separated table: code, severity, record, id, detail.
  public func table() -> [UInt8] {
    var writer = DelimitedWriter(.tab)
    writer.row(["code", "severity", "record", "id", "detail"])
    for check in checks {
      for finding in check.findings {
        writer.row([
          finding.code, check.severity.rawValue, String(finding.record), finding.identifier, finding.detail,
        ])
      }
    }
    return writer.bytes
  }
}
