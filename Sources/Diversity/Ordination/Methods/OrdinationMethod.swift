public import BioModel
public import Parallel

/// A way to place samples on axes (`--ordination`). One that starts from distances is used on every matrix.
public protocol OrdinationMethod: Described {}

/// An ordination of distances.
public protocol DistanceOrdination: OrdinationMethod {
  /// Whether it spreads its own work over threads; else the matrices are spread.
  var spreadsItself: Bool { get }

  /// Whether it uses the distances' spectrum, which is then made beforehand.
  var usesSpectrum: Bool { get }

  /// - Parameters:
  ///   - distances: finite, of at least two samples.
  ///   - placed: their metric, and their spectrum where it was made.
  ///   - cancellation: for methods that take long; once it is raised the result is dropped.
  /// - Returns: nil, or an ordination without axes, where the distances allow none.
  func place(
    _ distances: DistanceMatrix, of placed: PlacedDistances, axes: Int, seed: UInt64, threads: ThreadCount,
    cancellation: Cancellation
  ) throws -> Ordination?
}

extension DistanceOrdination {
  public var usesSpectrum: Bool { false }
}

/// An ordination of the table itself.
public protocol TableOrdination: OrdinationMethod {
  /// - Returns: nil, or an ordination without axes, where the table allows none.
  func place(_ table: FeatureTable, axes: Int, threads: ThreadCount) throws -> Ordination?
}
