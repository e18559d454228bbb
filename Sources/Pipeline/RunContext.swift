import BioModel
public import Logging
public import Parallel

/// What a run needs beside its request and what never changes a result: where it logs, how many threads compute, who
/// may stop it.
public struct RunContext: Sendable {
  public let threads: ThreadCount
  public let logger: Logger
  public let progress: any ProgressObserver
  public let cancellation: Cancellation

  public init(
    threads: ThreadCount, logger: Logger, progress: any ProgressObserver = SilentProgress(),
    cancellation: Cancellation = Cancellation()
  ) {
    self.threads = threads
    self.logger = logger
    self.progress = progress
    self.cancellation = cancellation
  }

  /// Says notices in the log; each line names its sample.
  func say(_ notices: [Notice]) {
    for notice in notices {
      let text = (notice.sample.map { "\($0): " } ?? "") + notice.message
      switch notice.severity {
      case .note: logger.info("\(text)")
      case .warning: logger.warning("\(text)")
      }
    }
  }
}
