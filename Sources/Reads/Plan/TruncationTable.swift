/// What is left of the pairs when both mates are cut to given lengths: the table behind the choice of a truncation.
///
/// Lengths are counted from behind the primers, in steps of ten bases, as in `filterAndTrim(truncLen =)` of reads whose
/// primers are gone.
public struct TruncationTable: Sendable, Equatable {
  /// One pair of lengths.
  public struct Row: Sendable, Equatable {
    /// Bases kept of the mate with the forward primer.
    public let forward: Int
    /// Bases kept of the other mate.
    public let reverse: Int
    /// Bases by which mates of the longest expected amplicon overlap; negative where they do not meet.
    public let overlap: Int
    /// The share of all pairs (0…1) that reach these lengths within expected errors, by `ErrorLimits.all`.
    public let keptShares: [Double]
    /// The same, each pair weighted by exp(−(EE of both mates) / 2): nearly the pairs that are free of errors, or whose
    /// errors are easily told from variants. Mates are taken as independent.
    let scores: [Double]
  }

  /// The pairs of lengths at which mates of the longest amplicon still meet, by forward, then reverse length.
  public let rows: [Row]
  /// The length (bases between the primers) up to which amplicons are to merge.
  public let longestAmplicon: Int

  /// The fewest bases that mates of the longest amplicon are to overlap by.
  public static let minimumOverlap = 20
  /// The shortest length a mate is cut to.
  static let shortest = 50

  /// - Parameters:
  ///   - survey: pairs whose primers are gone.
  ///   - longestAmplicon: bases between the primers that are still to merge.
  public init(_ survey: LibrarySurvey, longestAmplicon: Int) {
    self.longestAmplicon = longestAmplicon
    let step = PairRetention.step
    let longestForward = (survey.forwardLengths.counts.indices.last ?? 0) / step * step
    let longestReverse = (survey.reverseLengths.counts.indices.last ?? 0) / step * step
    let cap = PairRetention.maximumSteps * step
    let total = Double(max(survey.pairCount, 1))
    func weights(isForward: Bool) -> [[Double]] {
      ErrorLimits.all.indices.map { limits in
        (0...PairRetention.maximumSteps).map {
          survey.retention.meanWeight(isForward: isForward, length: $0 * step, limits: limits)
        }
      }
    }
    let forwardWeights = weights(isForward: true)
    let reverseWeights = weights(isForward: false)
    var rows: [Row] = []
    for forward in stride(from: TruncationTable.shortest, through: min(longestForward, cap), by: step) {
      for reverse in stride(from: TruncationTable.shortest, through: min(longestReverse, cap), by: step) {
        let overlap = forward + reverse - longestAmplicon
        guard overlap >= 0, forward <= longestAmplicon + step, reverse <= longestAmplicon + step else { continue }
        let shares = ErrorLimits.all.indices.map {
          Double(survey.retention.kept(forward: forward, reverse: reverse, limits: $0)) / total
        }
        let scores = ErrorLimits.all.indices.map {
          shares[$0] * forwardWeights[$0][forward / step] * reverseWeights[$0][reverse / step]
        }
        rows.append(Row(forward: forward, reverse: reverse, overlap: overlap, keptShares: shares, scores: scores))
      }
    }
    self.rows = rows
  }

  /// The rows at which the longest amplicon overlaps by at least `minimumOverlap`.
  var possible: [Row] { rows.filter { $0.overlap >= TruncationTable.minimumOverlap } }
}

extension LibraryPlan {
  /// The table that the plan's truncation was, or would be, chosen from: for reports. Nil where mates are not used
  /// together.
  public func truncationTable(_ findings: LibraryFindings) -> TruncationTable? {
    guard [.mergedPairs, .matesApart].contains(readUse.value), let chosen = truncation.value else { return nil }
    return TruncationTable(
      findings.survey, longestAmplicon: chosen.forward + chosen.reverse - chosen.overlap)
  }
}

extension TruncationTable {
  /// The rows that a person looks at: for every forward length in steps of twenty the shortest reverse length that
  /// leaves enough overlap, and the choice; at most about a dozen.
  public func shown(chosen: Truncation?) -> [Row] {
    var rows: [Row] = []
    var last: Int?
    for row in possible {
      let isChosen = chosen.map { $0.forward == row.forward && $0.reverse == row.reverse } ?? false
      let isFirst = row.forward != last && row.forward % 20 == 0
      last = row.forward
      if isFirst || isChosen { rows.append(row) }
    }
    return rows
  }
}
