import CEmbedded

extension Nomenclature {
  /// The tables compiled into the program. The tests refuse resources that do not parse, so the empty table that
  /// would stand here instead never ships.
  public static let builtIn: Nomenclature = (try? parsedBuiltIn()) ?? Nomenclature()

  /// The compiled-in tables, or what is wrong with them.
  public static func parsedBuiltIn() throws(NomenclatureError) -> Nomenclature {
    // SAFETY: constant arrays of the program itself, of the lengths that stand beside them.
    let names = unsafe Array(
      UnsafeBufferPointer(start: dysbio_nomenclature_bytes(), count: dysbio_nomenclature_count))
    let narrowings = unsafe Array(
      UnsafeBufferPointer(start: dysbio_nomenclature_narrowings_bytes(), count: dysbio_nomenclature_narrowings_count))
    // SAFETY: as above.
    let lineages = unsafe Array(
      UnsafeBufferPointer(start: dysbio_genus_lineages_bytes(), count: dysbio_genus_lineages_count))
    return try Nomenclature(names: names, narrowings: narrowings, genusLineages: lineages)
  }
}
