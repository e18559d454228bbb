import CLAPACKE

/// The eigenvalues of a real symmetric matrix and the eigenvectors of the largest ones.
///
/// One Householder reduction to a tridiagonal matrix (`dsytrd`), all its eigenvalues by the root-free QR iteration
/// (`dsterf`), the wanted eigenvectors by relatively robust representations (`dstemr`) turned back with `dormtr`:
/// what `dsyevr` does, but the whole spectrum comes with a few vectors at the cost of one reduction.
public struct SymmetricEigen: Sendable, Equatable {
  /// All eigenvalues, falling.
  public let eigenvalues: [Double]
  /// The eigenvectors of the first eigenvalues, each of unit length and as long as the matrix; the sign is LAPACK's.
  public let vectors: [[Double]]

  /// - Parameters:
  ///   - matrix: order × order numbers; only the triangle below the diagonal of each row is read.
  ///   - order: the number of rows.
  ///   - leading: how many eigenvectors, of the largest eigenvalues; at most `order` are given.
  /// - Throws: `LinearAlgebraError` where LAPACK fails, also for numbers that are not finite.
  /// - Precondition: `matrix` has order² entries.
  /// - Complexity: O(order³) time, 2 · order² + order · leading doubles.
  public init(_ matrix: [Double], order: Int, leading: Int) throws(LinearAlgebraError) {
    precondition(matrix.count == order * order && leading >= 0)
    guard order > 0 else {
      eigenvalues = []
      vectors = []
      return
    }
    _ = BLASThreads.areLimited
    LAPACKLock.shared.lock()
    defer { LAPACKLock.shared.unlock() }
    func check(_ routine: String, _ info: LapackInt) throws(LinearAlgebraError) {
      if info != 0 { throw LinearAlgebraError(routine: routine, info: Int(info), order: order) }
    }
    let n = LapackInt(order)
    let upper = CChar(UInt8(ascii: "U"))
    var reflectors = matrix
    var diagonal = [Double](repeating: 0, count: order)
    var offDiagonal = [Double](repeating: 0, count: order)
    var factors = [Double](repeating: 0, count: order)
    // A row's lower triangle is a column's upper one.
    // SAFETY: every array has the length LAPACK asks for (offDiagonal and factors one more) and outlives its call.
    try check(
      "dsytrd",
      unsafe LAPACKE_dsytrd(LAPACK_COL_MAJOR, upper, n, &reflectors, n, &diagonal, &offDiagonal, &factors))
    var spectrum = diagonal
    var spectrumOffDiagonal = offDiagonal
    // SAFETY: as above.
    try check("dsterf", unsafe LAPACKE_dsterf(n, &spectrum, &spectrumOffDiagonal))
    eigenvalues = spectrum.reversed()

    let wanted = min(leading, order)
    guard wanted > 0 else {
      vectors = []
      return
    }
    var found: LapackInt = 0
    var tryRelativeAccuracy: LapackInt = 1
    var values = [Double](repeating: 0, count: order)
    var columns = [Double](repeating: 0, count: order * wanted)
    var support = [LapackInt](repeating: 0, count: 2 * wanted)
    // SAFETY: `columns` holds `wanted` columns of `order`, `support` two numbers each, `values` up to `order`.
    try check(
      "dstemr",
      unsafe LAPACKE_dstemr(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "I")), n, &diagonal, &offDiagonal, 0, 0,
        n - LapackInt(wanted) + 1, n, &found, &values, &columns, n, LapackInt(wanted), &support,
        &tryRelativeAccuracy))
    guard found == LapackInt(wanted) else {
      throw LinearAlgebraError(routine: "dstemr", info: Int(found) + 1, order: order)
    }
    // SAFETY: as above; `reflectors` and `factors` are dsytrd's.
    try check(
      "dormtr",
      unsafe LAPACKE_dormtr(
        LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), upper, CChar(UInt8(ascii: "N")), n, LapackInt(wanted), &reflectors,
        n, &factors, &columns, n))
    vectors = (0..<wanted).map { rank in
      let column = wanted - 1 - rank
      return Array(columns[column * order..<(column + 1) * order])
    }
  }
}
