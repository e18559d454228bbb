/// A group of taxa of an expression, written out.
enum TaxonGroupName {
  private static let names = [
    "high-lps": "taxa with strong lipopolysaccharide", "gram-known": "taxa of known Gram stain",
    "gram-negative": "Gram-negative taxa", "gram-positive": "Gram-positive taxa", "oral": "taxa known from the mouth",
    "facultative": "facultative anaerobes", "butyrate-producers": "butyrate producers",
    "gmhi-health-prevalent": "health-prevalent species of the GMHI",
    "gmhi-health-scarce": "health-scarce species of the GMHI", "sulfate-reducers": "sulfate reducers",
    "methanogens": "methanogens",
    "clostridium-clusters-iv-xiva-xviii": "Clostridium clusters IV, XIVa and XVIII",
  ]

  /// The name of a group by its id without `@`: written out where it is known, `Prevotella sensu lato` for the wide
  /// forms of older schemes, else the words of the id.
  static func title(of id: String) -> String {
    if let known = names[id] { return known }
    let words = CommonReason.words(id)
    return id.hasSuffix("-sensu-lato") ? words.prefix(1).uppercased() + words.dropFirst() : words
  }
}
