public import BioModel
public import Parallel

/// `pcoa-randomised`: the leading principal coordinates without the whole spectrum (`RandomisedPCoA`).
public struct RandomisedPCoAMethod: DistanceOrdination {
  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "pcoa-randomised", title: "Principal coordinates, randomised",
      summary: "The leading principal coordinates of many samples; proportions are of the trace.",
      formula: "leading eigenvectors of -J d^2 J / 2 by subspace iteration", unit: "", reference: "10.1137/090771806")
  }

  public var spreadsItself: Bool { true }

  public func place(
    _ distances: DistanceMatrix, of placed: PlacedDistances, axes: Int, seed: UInt64, threads: ThreadCount,
    cancellation: Cancellation
  ) throws -> Ordination? {
    try RandomisedPCoA.ordinate(distances, metric: placed.metric, axes: axes, seed: seed, threads: threads)
  }
}
