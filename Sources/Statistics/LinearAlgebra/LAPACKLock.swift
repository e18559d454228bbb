import Glibc

/// One caller of LAPACK at a time.
///
/// A BLAS built for one thread (Debian's `libopenblas0-serial`) shares its scratch memory between calls: of 80,000
/// eigendecompositions on 7 lanes 511 were wrong. Calls are short beside what surrounds them, so one lock for all is enough.
///
/// `@unchecked Sendable` because the mutex is all there is, and it is made for several threads.
@safe
final class LAPACKLock: @unchecked Sendable {
  static let shared = LAPACKLock()

  // SAFETY: allocated once for the life of the process, never moved; only this class sees it.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  private init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
  }

  /// Waits until nobody else is in LAPACK. Not re-entrant.
  func lock() { unsafe pthread_mutex_lock(mutex) }

  func unlock() { unsafe pthread_mutex_unlock(mutex) }
}
