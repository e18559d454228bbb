import Glibc

/// Keeps BLAS on the calling thread: the project's own lanes are the only threads that compute.
///
/// OpenBLAS reads `OPENBLAS_NUM_THREADS` when it is loaded, before `main`, so setting the variable inside the process
/// is too late. Its own switch is looked up by name instead; without OpenBLAS there is nothing to switch, and nothing
/// links to it.
enum BLASThreads {
  /// Set once, on first use. True where OpenBLAS was found.
  static let areLimited: Bool = {
    // SAFETY: a null handle searches the libraries already loaded; the symbol's C type is `void (*)(int)` in every
    // OpenBLAS release.
    guard let symbol = unsafe dlsym(nil, "openblas_set_num_threads") else { return false }
    typealias SetThreads = @convention(c) (Int32) -> Void
    let setThreads = unsafe unsafeBitCast(symbol, to: SetThreads.self)
    setThreads(1)
    return true
  }()
}
