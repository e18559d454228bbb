/// A trait of the trait table and the values it may have. Adding one is a case here and a column in the table.
public enum Trait: String, Sendable, CaseIterable {
  /// The Gram reaction.
  case gram
  /// Relation to oxygen.
  case oxygen
  /// Makes butyrate.
  case butyrate
  /// Breaks down mucin.
  case mucin
  /// How strongly its lipopolysaccharide is expected to stimulate TLR4; `none`: no outer membrane.
  case lps
  /// Lives in the mouth.
  case oralOrigin = "oral-origin"
  /// Makes hydrogen sulfide: from sulfate or sulfite (`dissimilatory`), or from cysteine.
  case h2s
  /// Makes methane.
  case methane

  /// The values a table may hold.
  public var values: [String] {
    switch self {
    case .gram: ["negative", "positive", "archaea"]
    case .oxygen: ["strict-anaerobe", "facultative", "aerobe", "microaerophile"]
    case .butyrate, .mucin: ["yes", "no", "some", "unknown"]
    case .lps: ["high", "low", "none", "unknown"]
    case .oralOrigin: ["yes", "no", "mixed"]
    case .h2s: ["dissimilatory", "cysteine", "no", "not-established"]
    case .methane: ["yes", "no"]
    }
  }
}
