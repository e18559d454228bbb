public import BioModel

/// The distances of the samples that have any: what an ordination places.
public struct PlacedDistances: Sendable {
  /// The metric's id.
  public let metric: String
  /// Finite, of at least two samples; nil where there are fewer.
  public private(set) var distances: DistanceMatrix?
  /// Samples without a place, or why there is none at all.
  private(set) var notices: [Notice] = []
  /// Their spectrum, where it was made already.
  var spectrum: DistanceSpectrum?

  /// - Complexity: O(samples²).
  init(_ result: BetaResult) {
    metric = result.metric
    let all = result.distances
    let placed = all.samplesWithDistances
    var isPlaced = [Bool](repeating: false, count: all.count)
    for sample in placed { isPlaced[sample] = true }
    let left = isPlaced.indices.filter { !isPlaced[$0] }.map { all.sampleIDs[$0] }
    if !left.isEmpty {
      let message =
        "\(left.count) of \(all.count) samples have no \(metric) distances and no place in its ordination: "
        + someNames(left)
      notices.append(Notice(.note, code: "not-ordinated", message: message))
    }
    guard placed.count > 1 else {
      let message = "\(metric) is not ordinated: fewer than two samples have distances"
      notices.append(Notice(.note, code: "no-ordination", message: message))
      return
    }
    distances = left.isEmpty ? all : all.selecting(placed)
  }
}
