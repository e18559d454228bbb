import Dispatch
import Glibc

/// Turns SIGINT and SIGTERM into a request to stop; a second one ends the process at once.
///
/// SIGPIPE is ignored, so that a closed pipe is an error of `write`, not the end of the process.
public final class InterruptSignals {
  private let sources: [any DispatchSourceSignal]

  /// Starts watching. Keep the value as long as the signals are to be caught.
  ///
  /// - Parameter requested: called once, after the first signal.
  public init(_ cancellation: Cancellation, requested: @escaping @Sendable (Int32) -> Void) {
    let queue = DispatchQueue(label: "dysbio.signals")
    _ = signal(SIGPIPE, SIG_IGN)
    sources = [SIGINT, SIGTERM].map { number in
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { @Sendable in
        if cancellation.signal != nil { _exit(128 + number) }
        cancellation.request(signal: number)
        requested(number)
      }
      source.resume()
      return source
    }
  }
}
