import CLAPACKE

/// The system's LAPACK, opened on first use.
enum LAPACK {
  /// Nil when it is not installed.
  static let library: dysbio_lapack? = unsafe withUnsafeTemporaryAllocation(of: dysbio_lapack.self, capacity: 1) {
    // SAFETY: the shim fills the whole table when it returns 1; a table partly filled is not read.
    guard let table = $0.baseAddress, unsafe dysbio_lapack_open(table) == 1 else { return nil }
    return unsafe table.pointee
  }

  /// - Throws: `LinearAlgebraError` when it is not installed.
  static func open(order: Int) throws(LinearAlgebraError) -> dysbio_lapack {
    guard let library else { throw LinearAlgebraError.notInstalled(order: order) }
    return library
  }
}
