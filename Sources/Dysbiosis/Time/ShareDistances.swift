import BioModel

/// Bray–Curtis distances of shares, Σ|x − y|/2, among some samples of a profile.
struct ShareDistances {
  private let place: [Int: Int]
  /// The lower triangle, by row.
  private let values: [Double]

  init(_ profile: CommunityProfile, samples: [Int]) {
    place = Dictionary(samples.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let rows = samples.map { sample -> (columns: [Int32], shares: [Double]) in
      let row = profile.table[sample: sample]
      let total = profile.totals[sample]
      return (Array(row.columns), row.values.map { $0 / total })
    }
    var values: [Double] = []
    for i in rows.indices { for j in 0..<i { values.append(Self.distance(rows[i], rows[j])) } }
    self.values = values
  }

  subscript(a: Int, b: Int) -> Double {
    guard let i = place[a], let j = place[b], i != j else { return 0 }
    let (high, low) = (max(i, j), min(i, j))
    return values[high * (high - 1) / 2 + low]
  }

  /// 1 − Σ min(x, y) of two closed rows.
  private static func distance(
    _ a: (columns: [Int32], shares: [Double]), _ b: (columns: [Int32], shares: [Double])
  ) -> Double {
    var (i, j, shared) = (0, 0, 0.0)
    while i < a.columns.count, j < b.columns.count {
      if a.columns[i] == b.columns[j] {
        shared += min(a.shares[i], b.shares[j])
        i += 1
        j += 1
      } else if a.columns[i] < b.columns[j] {
        i += 1
      } else {
        j += 1
      }
    }
    return max(0, 1 - shared)
  }
}
