public import BioModel
import Storage

/// Sequences far shorter or longer than the others.
public struct LengthOutlier: ReferenceLint {
  /// Quartile distances beyond the quartiles (Tukey 1977: "far out").
  static let fences = 3
  /// The least distance from the median, as a share of it, that counts.
  static let leastShare = 0.25

  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "length-outlier", title: "unusual length",
      summary: "The length lies more than three quartile distances beyond the quartiles and at least a quarter of the "
        + "median from it: a fragment, or several genes.",
      unit: "bases")
  }

  public var severity: Notice.Severity { .note }

  /// None in a reference of fewer than eight entries. Complexity O(entries · log entries).
  public func findings(in draft: ReferenceDraft) -> [ReferenceFinding] {
    guard draft.count >= 8 else { return [] }
    let lengths = (0..<draft.count).map { draft.sequences.starts[$0 + 1] - draft.sequences.starts[$0] }
    let sorted = lengths.sorted()
    let (lower, median, upper) = (sorted[sorted.count / 4], sorted[sorted.count / 2], sorted[sorted.count * 3 / 4])
    let reach = max(Self.fences * (upper - lower), 0)
    return lengths.indices.compactMap { entry in
      let length = lengths[entry]
      guard length < lower - reach || length > upper + reach,
        Double(abs(length - median)) >= Self.leastShare * Double(median)
      else { return nil }
      return finding(draft, entry, "\(length) bases; the median is \(median)")
    }
  }
}
