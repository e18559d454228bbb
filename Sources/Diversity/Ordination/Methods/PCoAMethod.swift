public import BioModel
public import Parallel

/// `pcoa`: principal coordinates (`PCoA`).
public struct PCoAMethod: DistanceOrdination {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "pcoa", title: "Principal coordinates", summary: "Axes that show most of the squared distances.",
      formula: "eigenvectors of -J d^2 J / 2, scaled by the root of the eigenvalue", unit: "",
      reference: "10.1093/biomet/53.3-4.325")
  }

  /// LAPACK stays on one thread.
  public var spreadsItself: Bool { false }

  public var usesSpectrum: Bool { true }

  public func place(
    _ distances: DistanceMatrix, of placed: PlacedDistances, axes: Int, seed: UInt64, threads: ThreadCount,
    cancellation: Cancellation
  ) throws -> Ordination? {
    let spectrum = try placed.spectrum ?? DistanceSpectrum(distances)
    return try PCoA.ordinate(spectrum, samples: distances.sampleIDs, metric: placed.metric, axes: axes)
  }
}
