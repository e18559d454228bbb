import BioModel
import Statistics

/// Distances of samples to the centroids of their groups, from the distances between samples alone: no coordinates, no
/// matrix beside the distances.
enum GroupCentroids {
  /// Per sample of a group of n the squared distance to the group's mean,
  /// z²ᵢ = (1/n) Σⱼ d²ᵢⱼ − (1/(2n²)) Σⱼₖ d²ⱼₖ with j, k over the group (Anderson 2001,
  /// doi:10.1111/j.1442-9993.2001.01070.pp.x): on axes of positive less that on axes of negative eigenvalues, so below 0
  /// where the imaginary part is larger. 0 in a group of one.
  ///
  /// - Parameters:
  ///   - distances: finite between all samples named.
  ///   - places: the samples, by their place in the matrix.
  ///   - members: per group its samples, by their place in `places`; each sample in one group.
  /// - Returns: in the order of `places`.
  /// - Complexity: O(Σ over groups of samples²), no matrix.
  static func squaredDistances(_ distances: DistanceMatrix, places: [Int], members: [[Int]]) -> [Double] {
    var squares = [Double](repeating: 0, count: places.count)
    for group in members {
      let own = group.map { places[$0] }
      let size = Double(own.count)
      let means = own.map { row in
        var sum = CompensatedSum()
        for column in own {
          let distance = distances[row, column]
          sum.add(distance * distance)
        }
        return sum.value / size
      }
      let half = means.compensatedSum / size / 2
      for (sample, mean) in zip(group, means) { squares[sample] = mean - half }
    }
    return squares
  }
}
