import CLAPACKE
import Parallel

/// The system's LAPACK, opened on first use.
///
/// One caller at a time: a BLAS built for one thread (Debian's `libopenblas0-serial`) shares its scratch memory between
/// calls. Of 80,000 eigendecompositions on 7 lanes 511 were wrong.
enum LAPACK {
  private static let library = Guarded(opened())

  /// Runs `body` with the library to itself. Not re-entrant.
  ///
  /// - Throws: `LinearAlgebraError` when it is not installed, and what `body` throws.
  static func alone<Result>(
    order: Int, _ body: (dysbio_lapack) throws(LinearAlgebraError) -> Result
  ) throws(LinearAlgebraError) -> Result {
    try library.withLock { (library: inout dysbio_lapack?) throws(LinearAlgebraError) -> Result in
      guard let library else { throw LinearAlgebraError.notInstalled(order: order) }
      // The library leaves registers in a state that slows down what follows.
      defer { dysbio_lapack_leave() }
      return try body(library)
    }
  }

  /// Nil when it is not installed.
  private static func opened() -> dysbio_lapack? {
    unsafe withUnsafeTemporaryAllocation(of: dysbio_lapack.self, capacity: 1) {
      // SAFETY: the shim fills the whole table when it returns 1; a table partly filled is not read.
      guard let table = $0.baseAddress, unsafe dysbio_lapack_open(table) == 1 else { return nil }
      return unsafe table.pointee
    }
  }
}
