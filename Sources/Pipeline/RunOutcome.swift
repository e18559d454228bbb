public import BioModel

/// How a finished run ended.
public struct RunOutcome: Sendable {
  /// The failed samples' errors, in sheet order.
  public let failures: [SampleFailure]
  /// No sample succeeded.
  public let allFailed: Bool
  /// Where the results are.
  public let outputFolder: String

  public init(failures: [SampleFailure], allFailed: Bool, outputFolder: String) {
    self.failures = failures
    self.allFailed = allFailed
    self.outputFolder = outputFolder
  }
}

/// A sample that could not be read or gave nothing.
public struct SampleFailure: Sendable {
  public let sample: String
  public let error: any Diagnostic

  public init(sample: String, error: any Diagnostic) {
    self.sample = sample
    self.error = error
  }
}
