extension MarkerFacts {
  /// The taxon as a person reads it: an expression's rank prefixes, quotes and group marks are taken off, so
  /// `g:Roseburia + @oral-taxa` is `Roseburia + oral taxa`. Plain names stay as they are.
  public var name: String {
    taxon.split(separator: " ", omittingEmptySubsequences: false).map { word -> String in
      var word = word
      let opening = word.prefix { $0 == "(" }
      word = word.dropFirst(opening.count)
      if word.hasPrefix("@") {
        return opening + word.dropFirst().split(separator: "-").joined(separator: " ")
      }
      for prefix in ["d:", "p:", "c:", "o:", "f:", "g:", "s:", "metric:", "index:", "ratio:"]
      where word.hasPrefix(prefix) {
        word = word.dropFirst(prefix.count)
        break
      }
      return opening + word.filter { $0 != "\"" }
    }.joined(separator: " ")
  }
}
