import Glibc

/// Lets holders of tickets 0, 1, 2, … through one at a time, in the order of their tickets.
///
/// `@unchecked Sendable` because `next` is read and written with the mutex held.
@safe
final class Turnstile: @unchecked Sendable {
  private var next = 0
  // SAFETY: both are allocated in init, destroyed in deinit, never moved; only this class sees them.
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>
  private let moved: UnsafeMutablePointer<pthread_cond_t>

  init() {
    unsafe mutex = .allocate(capacity: 1)
    unsafe mutex.initialize(to: pthread_mutex_t())
    unsafe pthread_mutex_init(mutex, nil)
    unsafe moved = .allocate(capacity: 1)
    unsafe moved.initialize(to: pthread_cond_t())
    unsafe pthread_cond_init(moved, nil)
  }

  deinit {
    unsafe pthread_cond_destroy(moved)
    unsafe moved.deallocate()
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  /// Waits for the ticket's turn, runs `body` alone, and lets the next ticket in.
  func pass(_ ticket: Int, _ body: () -> Void) {
    unsafe pthread_mutex_lock(mutex)
    while next != ticket { unsafe pthread_cond_wait(moved, mutex) }
    unsafe pthread_mutex_unlock(mutex)
    body()
    unsafe pthread_mutex_lock(mutex)
    next += 1
    unsafe pthread_cond_broadcast(moved)
    unsafe pthread_mutex_unlock(mutex)
  }
}
