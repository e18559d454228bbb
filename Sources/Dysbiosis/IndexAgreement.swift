import BioModel

/// Which of a sample's indices point to the same side.
///
/// A side comes from the reference: the index's value lies beyond the middle of the reference (percentile 50) in the
/// direction that means further from health, or on the other side of it. Without a percentile it comes from the index's
/// published boundary (0 of GMHI), where there is one. An index exactly in the middle takes no side. For a sample drawn
/// from the reference each index is on either side by even chance, so only what lies beyond nine tenths is more than a
/// direction. Indices share taxa and distances: agreement of two relatives is no second opinion. Shares of single
/// groups take part like any other index; the form that exists for comparison only (`centroid-difference-squared`) does
/// not.
public struct IndexAgreement: Sendable, Equatable {
  public let sample: String
  /// Ids of indices on the side that means further from health, in the order of the registry.
  public let further: [String]
  /// Ids of indices on the other side.
  public let nearer: [String]
  /// Ids of indices exactly in the middle.
  public let level: [String]
  /// Those of `further` that lie beyond nine tenths of the reference, or are flagged by a limit of their own.
  public let outlying: [String]
  /// Ids of indices that have no value, one of too few reads, or nothing to compare it with.
  public let notJudged: [String]

  /// - Parameter results: of one sample.
  public init(sample: String, results: [IndexResult], indices: [any DysbiosisIndex] = DysbiosisIndices.all) {
    var further: [String] = []
    var nearer: [String] = []
    var level: [String] = []
    var outlying: [String] = []
    var notJudged: [String] = []
    for index in indices where index.id != Self.leftOut {
      guard let result = results.first(where: { $0.index == index.id }) else { continue }
      guard let position = Self.position(of: result, index) else {
        notJudged.append(index.id)
        continue
      }
      if position == 0 {
        level.append(index.id)
      } else if position > 0 {
        further.append(index.id)
      } else {
        nearer.append(index.id)
      }
      // An index's own limit may be the nine tenths themselves.
      if position > 0, result.status == .flagged || result.percentile != nil && position > 40 {
        outlying.append(index.id)
      }
    }
    self.sample = sample
    self.further = further
    self.nearer = nearer
    self.level = level
    self.outlying = outlying
    self.notJudged = notJudged
  }

  private static let leftOut = "centroid-difference-squared"

  /// How far beyond the middle, in points of percentile or in the index's unit; above 0: further from health.
  private static func position(of result: IndexResult, _ index: any DysbiosisIndex) -> Double? {
    guard let value = result.value, result.reason != DepthGates.tooFewReads else { return nil }
    let sign = index.direction == .high ? 1.0 : -1.0
    if let percentile = result.percentile { return sign * (percentile - 50) }
    return index.boundary.map { sign * (value - $0) }
  }

  /// The indices that take a side.
  public var sideCount: Int { further.count + nearer.count }

  /// One plain sentence; every index that has a place is counted in it.
  public var sentence: String {
    guard sideCount + level.count > 1 else {
      return "Fewer than two indices can be placed for this sample, so nothing can be said about their agreement."
    }
    let middle =
      level.isEmpty ? "" : "\(level.count) \(level.count == 1 ? "lies" : "lie") exactly in the middle of the reference"
    if sideCount == 0 {
      return "None of the \(level.count) indices that can be placed takes a side: \(middle)."
    }
    let rest = middle.isEmpty ? "" : "; \(middle)"
    let placed = level.isEmpty ? "that can be placed" : "that take a side"
    let beyond =
      outlying.isEmpty
      ? "none lies beyond nine tenths of the reference"
      : "\(outlying.count) of these \(outlying.count == 1 ? "lies" : "lie") beyond nine tenths of the reference"
    if nearer.isEmpty {
      let all = sideCount == 1 ? "The only index that takes a side points" : "All \(sideCount) indices \(placed) point"
      return "\(all) away from the reference; \(beyond)\(rest)."
    }
    if further.isEmpty {
      return sideCount == 1
        ? "The only index that takes a side does not point away from the reference\(rest)."
        : "None of the \(sideCount) indices \(placed) points away from the reference\(rest)."
    }
    return "The indices disagree: \(further.count) of \(sideCount) point away from the reference, \(nearer.count) "
      + "\(nearer.count == 1 ? "does" : "do") not; \(beyond)\(rest)."
  }

  /// One per sample, in the order of `samples`. Complexity O(results · indices).
  public static func all(
    samples: [String], results: [IndexResult], indices: [any DysbiosisIndex] = DysbiosisIndices.all
  ) -> [IndexAgreement] {
    let bySample = Dictionary(grouping: results, by: \.sample)
    return samples.map { IndexAgreement(sample: $0, results: bySample[$0] ?? [], indices: indices) }
  }
}
