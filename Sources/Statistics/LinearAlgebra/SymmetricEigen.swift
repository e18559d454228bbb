/// The eigenvalues of a real symmetric matrix and the eigenvectors of the largest ones (`SymmetricSpectrum`).
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
  /// - Complexity: O(order³) time, 3 · order² + order · leading doubles.
  public init(_ matrix: [Double], order: Int, leading: Int) throws(LinearAlgebraError) {
    precondition(leading >= 0)
    let spectrum = try SymmetricSpectrum(matrix, order: order)
    let wanted = min(leading, order)
    let columns = try spectrum.vectors(0..<wanted)
    eigenvalues = spectrum.eigenvalues
    vectors = (0..<wanted).map { Array(columns[$0 * order..<($0 + 1) * order]) }
  }
}
