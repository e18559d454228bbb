public import BioModel

/// Rates of PacBio circular consensus reads: the highest score, 93, stands for itself, the others by loess.
///
/// Where score 93 was counted its rate of a substitution is (errors + 1) / (total + 4).
public struct PacbioErrorFit: ErrorFit {
  /// The score that circular consensus gives when all passes agree.
  static let topScore = 93

  public init() {}

  public var descriptor: Descriptor {
    Descriptor(
      id: "pacbio", title: "PacBio HiFi", summary: "Loess for the scores below 93, observed rates at 93.",
      formula: "as loess; (errors + 1) / (total + 4) at score 93", unit: "1", reference: "10.1093/nar/gkz569")
  }

  public func model(of counts: TransitionCounts, highestScore: Int) -> ErrorModel {
    guard highestScore == PacbioErrorFit.topScore else {
      return LoessErrorFit().model(of: counts, highestScore: highestScore)
    }
    let top = PacbioErrorFit.topScore
    var rows = LoessErrorFit.rows(of: counts, scores: 0...(top - 1), highestScore: top)
    for row in rows.indices where !Transition.isSelf(row) {
      let total = counts.total(from: row >> 2, score: top)
      rows[row][top] = Double(counts[row, top] + 1) / Double(total + 4)
    }
    return ErrorRates.model(substitutions: rows, highestScore: top)
  }
}
