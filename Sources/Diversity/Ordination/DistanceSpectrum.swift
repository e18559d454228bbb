public import BioModel
public import Statistics

/// The spectrum of the Gower matrix of samples, from which both principal coordinates and dispersion start.
///
/// Its reduction to a tridiagonal matrix is most of the work of either, so it is made once.
public struct DistanceSpectrum: Sendable {
  /// The samples in the order of the matrix's rows: that of their ids' UTF-8 bytes.
  public let sampleIDs: [String]
  let spectrum: SymmetricSpectrum

  /// The most samples of which a spectrum is kept (128 MiB); it is made anew where it is needed for more.
  static let mostKept = 4096

  /// - Parameter distances: finite.
  /// - Throws: `LinearAlgebraError`, also where a distance is not finite.
  /// - Complexity: O(samples³) time, samples² doubles, which it keeps.
  public init(_ distances: DistanceMatrix) throws(LinearAlgebraError) {
    let order = ascendingByUTF8(distances.sampleIDs)
    sampleIDs = order.map { distances.sampleIDs[$0] }
    spectrum = try SymmetricSpectrum(GowerMatrix.centred(distances, order: order), order: order.count)
  }
}
