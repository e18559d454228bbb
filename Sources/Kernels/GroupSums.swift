/// Sums of a symmetric matrix over the pairs within groups, for many labellings at once: the loop behind permutation
/// tests of one factor.
///
/// Only the triangle on and below the diagonal is read. Row by row each labelling adds the cells of the members of the
/// row's group that came before, whose numbers it keeps in a list: order² / (2 groups) additions per labelling with equal
/// groups. The row stays in the first-level cache while all labellings use it. The order of additions depends on the
/// labelling alone.
public enum GroupSums {
  /// Adds Σ A(i, j) over all i and j of one group, both orders and the diagonal, to `sums`.
  ///
  /// - Parameters:
  ///   - matrix: order² numbers by rows.
  ///   - labels: element `labelling * order + row` is the row's group, 0..<`groups`; −1 for rows of no group.
  ///   - starts: element `labelling * groups + group` is the number of rows in earlier groups of the labelling.
  ///   - places: room for one number per label; its contents do not matter.
  ///   - filled: one 0 per labelling and group; the groups' sizes afterwards.
  ///   - sums: one element per labelling and group.
  /// - Precondition: the lengths agree, labels lie in range.
  /// - Complexity: as above; no allocation.
  public static func add(
    matrix: Span<Double>, order: Int, groups: Int, labels: Span<Int32>, starts: Span<Int32>,
    places: inout MutableSpan<Int32>, filled: inout MutableSpan<Int32>, to sums: inout MutableSpan<Double>
  ) {
    let labellings = groups > 0 ? sums.count / groups : 0
    precondition(matrix.count == order * order && sums.count == labellings * groups)
    precondition(labels.count == labellings * order && places.count == labels.count)
    precondition(starts.count == sums.count && filled.count == sums.count)
    for row in 0..<order {
      for labelling in 0..<labellings {
        let label = Int(labels[labelling * order + row])
        if label < 0 { continue }
        precondition(label < groups)
        let group = labelling * groups + label
        let first = labelling * order + Int(starts[group])
        let count = Int(filled[group])
        precondition(first >= 0 && count >= 0 && first + count < places.count)
        let before = sum(matrix, row * order, places.span, first, count)
        sums[group] += before + before + matrix[row * order + row]
        places[first + count] = Int32(row)
        filled[group] += 1
      }
    }
  }

  @inline(__always)
  private static func sum(
    _ matrix: Span<Double>, _ start: Int, _ places: Span<Int32>, _ first: Int, _ count: Int
  ) -> Double {
    var (sum0, sum1, sum2, sum3) = (0.0, 0.0, 0.0, 0.0)
    var place = first
    let end = first + count
    while place &+ 4 <= end {
      // SAFETY: `add` has checked that first ..< end lies in places; these hold rows it has passed, so start + each of
      // them lies in the matrix.
      sum0 += unsafe matrix[unchecked: start &+ Int(places[unchecked: place])]
      sum1 += unsafe matrix[unchecked: start &+ Int(places[unchecked: place &+ 1])]
      sum2 += unsafe matrix[unchecked: start &+ Int(places[unchecked: place &+ 2])]
      sum3 += unsafe matrix[unchecked: start &+ Int(places[unchecked: place &+ 3])]
      place &+= 4
    }
    while place < end {
      sum0 += matrix[start + Int(places[place])]
      place += 1
    }
    return (sum0 + sum1) + (sum2 + sum3)
  }
}
