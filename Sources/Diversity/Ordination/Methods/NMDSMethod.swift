public import BioModel
public import Parallel

/// `nmds`: non-metric multidimensional scaling on two axes (`NMDS`).
public struct NMDSMethod: DistanceOrdination {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "nmds", title: "Non-metric multidimensional scaling",
      summary: "Two axes on which distances keep their order as well as they can.",
      formula: "min sqrt(sum (d - monotone fit)^2 / sum d^2)", unit: "", reference: "10.1007/BF02289565")
  }

  /// The starts are spread.
  public var spreadsItself: Bool { true }

  public func place(
    _ distances: DistanceMatrix, of placed: PlacedDistances, axes: Int, seed: UInt64, threads: ThreadCount,
    cancellation: Cancellation
  ) throws -> Ordination? {
    let found = try NMDS.ordinate(
      distances, axes: min(2, axes), seed: seed, threads: threads, cancellation: cancellation)
    guard let found else { return nil }
    var ordination = Ordination(
      metric: placed.metric, sampleIDs: found.sampleIDs, coordinates: found.coordinates, eigenvalues: [],
      proportionExplained: [], positiveEigenvalueSum: 0, negativeEigenvalueSum: 0)
    ordination.method = id
    ordination.fit = OrdinationFit(stress: found.stress, agreeingStarts: found.agreeingStarts, starts: found.starts)
    return ordination
  }
}
