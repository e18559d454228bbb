extension ReferenceDatabase {
  /// The default reference compiled into the program: gut and environmental genera from public sources, to genus and
  /// where known species. It lacks many genera and all organelles; see its README.
  ///
  /// - Throws: `TaxonomyError` when the resource is damaged: a fault of the build, not of the user.
  /// - Complexity: O(bases); keep the value rather than asking again.
  public static func builtIn() throws(TaxonomyError) -> ReferenceDatabase {
    try ReferenceFile.decode(EmbeddedResource.defaultReference, file: "built-in reference")
  }
}
