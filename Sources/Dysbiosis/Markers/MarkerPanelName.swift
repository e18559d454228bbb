/// A panel of markers in words.
public enum MarkerPanelName {
  private static let titles = [
    "endotoxin-lps": "Endotoxin and lipopolysaccharide", "mucin-barrier": "Mucin-associated taxa",
    "autoimmune-association": "Autoimmune associations", "methane-hydrogen": "Methane and hydrogen",
    "oral-translocation": "Taxa known from the mouth", "pathobiont-bloom": "Opportunistic taxa", "ratio": "Ratios",
    "sulfide": "Hydrogen sulfide", "diversity": "Diversity", "immune-regulation": "Immune regulation",
  ]

  /// The title of a panel; the words of its id for a panel of a laboratory's own.
  public static func title(of panel: String) -> String {
    let words = panel.split(separator: "-").joined(separator: " ")
    return titles[panel] ?? words.prefix(1).uppercased() + words.dropFirst()
  }
}
