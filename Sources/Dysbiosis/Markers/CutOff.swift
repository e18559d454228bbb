import BioModel

/// A published absolute cut-off: one or several comparisons, as `< 0`, `>= 0.3` or `= 0 or >= 0.04799`.
public struct CutOff: Sendable, Equatable {
  private enum Comparison: String, CaseIterable {
    // The longer signs first, since `<=` begins with `<`.
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case equal = "="
  }

  private struct Part: Equatable {
    let comparison: Comparison
    let number: Double
  }

  /// As written.
  public let text: String
  private let parts: [Part]

  /// Nil where the text is none.
  public init?(_ text: String) {
    var parts: [Part] = []
    for piece in text.split(separator: " or ", omittingEmptySubsequences: false) {
      guard let comparison = Comparison.allCases.first(where: { piece.hasPrefix($0.rawValue) }) else { return nil }
      let rest = piece.dropFirst(comparison.rawValue.count)
      guard rest.first == " ", let number = NumberText.number(rest.dropFirst()) else { return nil }
      parts.append(Part(comparison: comparison, number: number))
    }
    self.text = text
    self.parts = parts
  }

  /// Whether a value lies beyond.
  public func contains(_ value: Double) -> Bool {
    parts.contains { part in
      switch part.comparison {
      case .atMost: value <= part.number
      case .atLeast: value >= part.number
      case .below: value < part.number
      case .above: value > part.number
      case .equal: value == part.number
      }
    }
  }

  /// The share of reference subjects beyond, 0…1, the comparisons holding of different subjects; from quantiles the middle
  /// of what is possible. Nil without subjects. Complexity O(log n).
  public func share(of reference: ReferenceView) -> Double? {
    if reference.count == 0 { return nil }
    func middle(_ bounds: ReferenceDistribution.Bounds) -> Double { Double(bounds.least + bounds.most) / 2 }
    let n = Double(reference.count)
    let beyond = parts.reduce(0.0) { sum, part in
      let (below, atOrBelow) = (middle(reference.below(part.number)), middle(reference.atOrBelow(part.number)))
      return switch part.comparison {
      case .atMost: sum + atOrBelow
      case .atLeast: sum + n - below
      case .below: sum + below
      case .above: sum + n - atOrBelow
      case .equal: sum + atOrBelow - below
      }
    }
    return min(1, beyond / n)
  }
}
