public import BioModel

/// The distances of the samples that have any: what an ordination places.
public struct PlacedDistances: Sendable {
  /// The metric's id.
  public let metric: String
  private let all: DistanceMatrix
  /// Those that have distances, by their place in the matrix; empty where there are fewer than two.
  private var samples: [Int] = []
  /// Samples without a place, or why there is none at all.
  private(set) var notices: [Notice] = []
  /// Their spectrum, where it was made already.
  var spectrum: DistanceSpectrum?

  /// Whether there is anything to place.
  var isPlaceable: Bool { !samples.isEmpty }

  /// Finite, of at least two samples; nil where there are fewer. A copy where samples are left out, which is not kept:
  /// five matrices of many samples leave no room for their copies.
  ///
  /// - Complexity: O(samples²), O(1) where all are placed.
  public var distances: DistanceMatrix? { isPlaceable ? all.selecting(samples) : nil }

  /// - Complexity: O(samples²).
  init(_ result: BetaResult) {
    metric = result.metric
    all = result.distances
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
    samples = placed
  }
}
