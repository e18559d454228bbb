public import BioModel

/// What a classifier says of one sequence.
public struct TaxonomyCall: Sendable, Equatable {
  /// Names down to the narrowest rank whose confidence reaches the run's cut-off.
  public let lineage: Lineage
  /// Confidence 0…1 per rank, from the domain down, for every rank the best hit names (also those cut off).
  public let confidence: [Double]
  /// The sequence was classified as its reverse complement.
  public let isReversed: Bool

  public init(lineage: Lineage, confidence: [Double], isReversed: Bool) {
    self.lineage = lineage
    self.confidence = confidence
    self.isReversed = isReversed
  }

  /// The call without what lies below a rank.
  public func truncated(to rank: Rank) -> TaxonomyCall {
    TaxonomyCall(
      lineage: lineage.truncated(to: rank), confidence: Array(confidence.prefix(rank.rawValue + 1)),
      isReversed: isReversed)
  }

  /// Nothing can be said of a sequence.
  static let none = TaxonomyCall(lineage: .unclassified, confidence: [], isReversed: false)
}

extension TaxonomyCall {
  /// What the user should know of the calls of a run.
  static func notices(_ calls: [TaxonomyCall]) -> [Notice] {
    var notices: [Notice] = []
    let wordless = calls.filter(\.confidence.isEmpty).count
    if wordless > 0 {
      notices.append(
        Notice(
          .warning, code: "length-not-classified",
          message:
            "\(wordless) of \(calls.count) sequences are shorter than \(QueryLength.allowed.lowerBound) bases, longer "
            + "than \(QueryLength.allowed.upperBound), or without eight unambiguous bases in a row; unclassified"))
    }
    let reversed = calls.filter(\.isReversed).count
    if reversed > 0 {
      notices.append(
        Notice(
          reversed * 2 > calls.count ? .warning : .note, code: "classified-as-reverse-complement",
          message: "\(reversed) of \(calls.count) sequences were classified as their reverse complement"))
    }
    return notices
  }
}
