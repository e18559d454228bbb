/// A request to stop, raised once (by a signal) and looked at once per chunk of work.
public final class Cancellation: Sendable {
  private let reason = Guarded<Int32?>(nil)

  public init() {}

  /// Asks all work to stop. The first signal counts.
  public func request(signal: Int32) { reason.withLock { if $0 == nil { $0 = signal } } }

  /// The signal that asked, if any.
  public var signal: Int32? { reason.withLock { $0 } }

  /// Throws when a stop was requested.
  public func check() throws(CancellationRequested) {
    if let signal { throw CancellationRequested(signal: signal) }
  }
}

/// Work ended early because a stop was requested.
public struct CancellationRequested: Error, Sendable, Equatable {
  public let signal: Int32

  public init(signal: Int32) { self.signal = signal }
}
