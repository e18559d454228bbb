extension MarkerFacts {
  /// The taxon as a person reads it: an expression's rank prefixes, quotes and group marks are taken off and groups are
  /// written out, so `g:Roseburia + @oral` is `Roseburia + taxa known from the mouth`. A marker that is computed from
  /// nothing (`none`, `none:reason`) is named by what it is about. Plain names stay as they are.
  public var name: String {
    taxon == "none" || taxon.hasPrefix("none:")
      ? UncomputableMarkerName.title(of: marker) : ExpressionName.title(of: taxon)
  }
}
