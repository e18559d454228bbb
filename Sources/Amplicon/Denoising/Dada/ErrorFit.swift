public import BioModel

/// A way to make smooth error rates of counted transitions.
public protocol ErrorFit: Described {
  /// The rates at the scores 0…`highestScore`.
  ///
  /// For each base and score the four rates sum to 1. Without any count at a score the rates of the nearest counted ones
  /// hold; without any count at all, a rate of 1e-7 for every substitution.
  func model(of counts: TransitionCounts, highestScore: Int) -> ErrorModel
}

/// The registered fits.
public enum ErrorFits {
  /// All, the default first.
  public static let all: [any ErrorFit] = [LoessErrorFit(), BinnedErrorFit(), PacbioErrorFit()]

  /// The fit with an id; nil for an unknown one.
  public static func named(_ id: String) -> (any ErrorFit)? { all.first { $0.id == id } }
}

/// What the fits share: limits, and self-transitions as what is left.
enum ErrorRates {
  /// Rates of substitutions stay in this range.
  static let limits = 1e-7...0.25

  /// A model of the substitution rates of each row (16 rows, those of self-transitions ignored).
  static func model(substitutions rows: [[Double]], highestScore: Int) -> ErrorModel {
    var rates = rows
    for base in 0..<4 {
      let others = (0..<4).filter { $0 != base }.map { Transition.row(from: base, to: $0) }
      for row in others { rates[row] = rows[row].map { min(max($0, limits.lowerBound), limits.upperBound) } }
      rates[Transition.row(from: base, to: base)] = (0...highestScore).map { score in
        1 - others.reduce(0) { $0 + rates[$1][score] }
      }
    }
    return ErrorModel(highestScore: highestScore, rates: rates.flatMap { $0 })
  }

  /// Known values with the gaps at both ends filled by the nearest known one; `nothing` where none is known.
  static func flatEnds(_ values: [Double?], nothing: Double) -> [Double] {
    guard let first = values.firstIndex(where: { $0 != nil }), let last = values.lastIndex(where: { $0 != nil })
    else { return values.map { _ in nothing } }
    return values.indices.map { place in
      (place < first ? values[first] : place > last ? values[last] : values[place]) ?? nothing
    }
  }
}
