import Glibc

/// A value that several lanes use, one at a time, behind a POSIX mutex.
///
/// `@unchecked Sendable` because every access to `value` happens with the mutex held.
@safe
public final class Guarded<Value>: @unchecked Sendable {
  private var value: Value
  // SAFETY: allocated in init, destroyed in deinit, never moved in between; only this class sees it.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  public init(_ value: consuming sending Value) {
    self.value = value
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
  }

  deinit {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// Runs `body` alone with the value. Not re-entrant.
  public func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe pthread_mutex_lock(mutex)
    defer { unsafe pthread_mutex_unlock(mutex) }
    return try body(&value)
  }
}
