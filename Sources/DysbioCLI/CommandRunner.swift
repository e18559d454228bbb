import ArgumentParser
import BioModel
import Glibc
import Logging
import Parallel
import Pipeline

/// The one place where errors become lines on standard error and exit codes.
enum CommandRunner {
  /// Runs a command's work with logging, progress and signals in place.
  ///
  /// - Throws: `ExitCode` of the contract; nothing else.
  static func run(_ options: CommonOptions, _ work: (RunContext) throws -> RunOutcome?) throws {
    // OpenBLAS would start threads of its own beside ours.
    _ = unsafe setenv("OPENBLAS_NUM_THREADS", "1", 1)
    let level: Logger.Level = options.quiet ? .error : options.verbose ? .debug : .info
    let format = options.logFormat
    let logger = Logger(label: "dysbio") { _ in StandardErrorLog(level: level, format: format) }
    let cancellation = Cancellation()
    let signals = InterruptSignals(cancellation) { _ in logger.warning("stopping; once more stops at once") }
    let showsProgress = !options.quiet && format == .text
    let context = RunContext(
      threads: options.threads, logger: logger,
      progress: showsProgress ? TerminalProgress() : SilentProgress(), cancellation: cancellation)
    let status = withExtendedLifetime(signals) { exitStatus(logger, context, work) }
    if status != 0 { throw ExitCode(status) }
  }

  private static func exitStatus(
    _ logger: Logger, _ context: RunContext, _ work: (RunContext) throws -> RunOutcome?
  ) -> Int32 {
    do {
      guard let outcome = try work(context), let first = outcome.failures.first else { return 0 }
      for failure in outcome.failures { logger.error("\(failure.sample): \(failure.error)") }
      return outcome.allFailed ? ExitStatus.code(for: first.error.kind) : ExitStatus.someSamplesFailed
    } catch let stop as CancellationRequested {
      logger.error("stopped; no results were written, and running again goes on from here where that is possible")
      return 128 + stop.signal
    } catch let error as any Diagnostic {
      logger.error("\(error)")
      return ExitStatus.code(for: error.kind)
    } catch {
      logger.error("internal error (please report it): \(error)")
      return ExitStatus.internalError
    }
  }
}
