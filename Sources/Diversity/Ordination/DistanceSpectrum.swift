public import BioModel
public import Statistics

/// The spectrum of the Gower matrix of samples, from which both principal coordinates and dispersion start.
///
/// Its reduction to a tridiagonal matrix is most of the work of either, so it is made once.
public struct DistanceSpectrum: Sendable {
  /// The samples in the order of the matrix's rows: that of their ids' UTF-8 bytes.
  public let sampleIDs: [String]
  private(set) var spectrum: SymmetricSpectrum

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

  /// Works out ahead the vectors of so many leading axes, and where groups are compared those of their dispersion.
  mutating func prepare(axes: Int, forDispersion: Bool) throws(LinearAlgebraError) {
    try spectrum.prepare(0..<spectrum.axisCount(axes))
    if forDispersion { try spectrum.prepare(spectrum.smallerSide.places) }
  }
}

extension SymmetricSpectrum {
  /// Below this an eigenvalue of a Gower matrix is rounding: centring makes one of them 0 exactly.
  var smallest: Double { (eigenvalues.first ?? 0) * 1e-12 }

  /// How many principal coordinates there are, at most so many.
  func axisCount(_ most: Int) -> Int {
    let limit = smallest
    return max(0, min(eigenvalues.prefix { $0 > limit && $0 > 0 }.count, most, order - 1))
  }

  /// The axes of the positive eigenvalues or those of the negative ones, whichever are fewer.
  var smallerSide: (places: Range<Int>, isReal: Bool) {
    let limit = smallest
    let real = eigenvalues.prefix { $0 > limit }.count
    let imaginary = eigenvalues.reversed().prefix { $0 < -limit }.count
    return real < imaginary ? (0..<real, true) : (order - imaginary..<order, false)
  }
}
