public import BioModel
public import Reads

/// The distinct amplicons that a primer pair makes from a reference.
public enum TemplateLibrary {
  /// One template per distinct insert, in the order of the reference; the first entry that has it lends id and lineage.
  ///
  /// - Parameter entries: id, lineage and letters of the reference's sequences.
  /// - Throws: `SimulationError.noTemplate` when no entry holds both primers.
  /// - Complexity: linear in the reference's bases.
  public static func templates(
    of entries: some Sequence<(id: String, lineage: Lineage, sequence: [UInt8])>, primers: PrimerPair
  ) throws(SimulationError) -> [AmpliconTemplate] {
    var extractor = AmpliconExtractor(primers)
    var known = Set<[UInt8]>()
    var templates: [AmpliconTemplate] = []
    for entry in entries {
      guard let insert = extractor.insert(of: entry.sequence), known.insert(insert).inserted else { continue }
      templates.append(AmpliconTemplate(id: entry.id, lineage: entry.lineage, sequence: insert))
    }
    guard !templates.isEmpty else { throw .noTemplate(primers: primers.name) }
    return templates
  }
}
