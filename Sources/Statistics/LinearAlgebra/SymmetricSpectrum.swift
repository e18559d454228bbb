import CLAPACKE

/// The spectrum of a real symmetric matrix, and those of its eigenvectors that are asked for.
///
/// One Householder reduction to a tridiagonal matrix (`dsytrd`), all its eigenvalues by the root-free QR iteration
/// (`dsterf`); eigenvectors by relatively robust representations (`dstemr`), turned back with `dormtr`: what `dsyevr`
/// does, but which vectors are wanted may depend on the eigenvalues.
public struct SymmetricSpectrum: Sendable {
  /// The number of rows.
  public let order: Int
  /// All eigenvalues, falling.
  public let eigenvalues: [Double]
  private let reflectors: [Double]
  private let factors: [Double]
  private let diagonal: [Double]
  private let offDiagonal: [Double]
  /// Vectors that were worked out ahead.
  private var ready: [(places: Range<Int>, vectors: [Double])] = []

  private static let upper = CChar(UInt8(ascii: "U"))

  /// - Parameters:
  ///   - matrix: order × order numbers; only the triangle below the diagonal of each row is read.
  ///   - order: the number of rows.
  /// - Throws: `LinearAlgebraError` where LAPACK fails, also for numbers that are not finite.
  /// - Precondition: `matrix` has order² entries.
  /// - Complexity: 4/3 · order³ operations, order² doubles, which it keeps.
  public init(_ matrix: [Double], order: Int) throws(LinearAlgebraError) {
    precondition(matrix.count == order * order)
    self.order = order
    var reflectors = matrix
    var diagonal = [Double](repeating: 0, count: order)
    var offDiagonal = [Double](repeating: 0, count: order)
    var factors = [Double](repeating: 0, count: order)
    var spectrum: [Double] = []
    if order > 0 {
      let n = LapackInt(order)
      try LAPACK.alone(order: order) { (lapack) throws(LinearAlgebraError) in
        // A row's lower triangle is a column's upper one.
        // SAFETY: every array has the length LAPACK asks for (offDiagonal and factors one more) and outlives its call.
        try LinearAlgebraError.check(
          "dsytrd", order,
          unsafe lapack.LAPACKE_dsytrd(
            LAPACK_COL_MAJOR, Self.upper, n, &reflectors, n, &diagonal, &offDiagonal, &factors))
        spectrum = diagonal
        var rest = offDiagonal
        // SAFETY: as above.
        try LinearAlgebraError.check("dsterf", order, unsafe lapack.LAPACKE_dsterf(n, &spectrum, &rest))
      }
    }
    eigenvalues = spectrum.reversed()
    self.reflectors = reflectors
    self.factors = factors
    self.diagonal = diagonal
    self.offDiagonal = offDiagonal
  }

  /// Works these vectors out now: `vectors` gives them at once afterwards. They are kept, `order` doubles each.
  public mutating func prepare(_ places: Range<Int>) throws(LinearAlgebraError) {
    ready.append((places, try vectors(places)))
  }

  /// Eigenvectors of unit length; the sign is LAPACK's.
  ///
  /// - Parameter places: which, among the falling eigenvalues.
  /// - Returns: one after the other, `order` numbers each.
  /// - Throws: `LinearAlgebraError` where LAPACK fails.
  /// - Complexity: 2 · order² operations each.
  public func vectors(_ places: Range<Int>) throws(LinearAlgebraError) -> [Double] {
    precondition(places.lowerBound >= 0 && places.upperBound <= order)
    guard !places.isEmpty else { return [] }
    if let known = ready.first(where: { $0.places == places }) { return known.vectors }
    let n = LapackInt(order)
    let wanted = places.count
    var diagonal = diagonal
    var offDiagonal = offDiagonal
    var reflectors = reflectors
    var factors = factors
    var found: LapackInt = 0
    var tryRelativeAccuracy: LapackInt = 1
    var values = [Double](repeating: 0, count: order)
    var columns = [Double](repeating: 0, count: order * wanted)
    var support = [LapackInt](repeating: 0, count: 2 * wanted)
    try LAPACK.alone(order: order) { (lapack) throws(LinearAlgebraError) in
      // SAFETY: `columns` holds `wanted` columns of `order`, `support` two numbers each, `values` up to `order`.
      try LinearAlgebraError.check(
        "dstemr", order,
        unsafe lapack.LAPACKE_dstemr(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "I")), n, &diagonal, &offDiagonal, 0, 0,
          n - LapackInt(places.upperBound) + 1, n - LapackInt(places.lowerBound), &found, &values, &columns, n,
          LapackInt(wanted), &support, &tryRelativeAccuracy))
      guard found == LapackInt(wanted) else {
        throw LinearAlgebraError(routine: "dstemr", info: Int(found) + 1, order: order)
      }
      // SAFETY: as above; `reflectors` and `factors` are dsytrd's.
      try LinearAlgebraError.check(
        "dormtr", order,
        unsafe lapack.LAPACKE_dormtr(
          LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), Self.upper, CChar(UInt8(ascii: "N")), n, LapackInt(wanted),
          &reflectors, n, &factors, &columns, n))
    }
    // LAPACK counts rising.
    var falling: [Double] = []
    falling.reserveCapacity(columns.count)
    for column in (0..<wanted).reversed() { falling += columns[column * order..<(column + 1) * order] }
    return falling
  }
}
