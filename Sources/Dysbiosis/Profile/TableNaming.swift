public import BioModel
public import Taxonomy

/// In which scheme of names a table is written, and how deep: what decides which sets of taxa it can express.
///
/// A stated scheme (`StudyDescription.taxonomy`, set by the reference, the format or the user) is taken as it is. Without
/// one the names themselves are looked at (`SchemeRecognition`), and what is said must hold in every scheme that they
/// leave open; names of MetaPhlAn are none of amplicons. A table without lineages has no names to misread.
public struct TableNaming: Sendable {
  /// The schemes that the table may be written in, in order.
  public let candidates: [NomenclatureScheme]
  /// Whether a statement decided.
  public let isStated: Bool
  /// Three in four rows with a genus have a species: of MetaPhlAn 2 up to a fifth are a genus's "unclassified".
  public let namesSpecies: Bool
  /// What the names say; of a table without lineages nothing.
  public let recognition: SchemeRecognition
  private let hasNames: Bool

  /// - Parameter isAmplicon: the table is known to count amplicons.
  public init(
    lineages: [Lineage]?, stated: String, isAmplicon: Bool = false, nomenclature: Nomenclature = .builtIn
  ) {
    recognition = SchemeRecognition(lineages: lineages ?? [], nomenclature: nomenclature)
    hasNames = lineages != nil
    let schemes = StatedSchemes.all(in: stated)
    isStated = !schemes.isEmpty
    let withGenus = (lineages ?? []).filter { $0[.genus] != nil }
    let namesSpecies = !withGenus.isEmpty && 4 * withGenus.count { $0[.species] != nil } >= 3 * withGenus.count
    self.namesSpecies = namesSpecies
    // A table that names species is in no scheme that ends at the genus.
    let deep = recognition.candidates.filter { !namesSpecies || $0.hasSpecies }
    let open = deep.isEmpty ? recognition.candidates : deep
    let possible = open.filter { !isAmplicon || $0 != .metaphlan }
    candidates = !schemes.isEmpty ? schemes : possible.isEmpty ? open : possible
  }

  /// Why a set of taxa cannot be read off this table, kebab-case; nil where it can.
  ///
  /// `taxon-set-not-expressible`: in none of the candidates; `taxonomy-scheme-unknown`: in some of them, and the names do
  /// not decide.
  public func refusal(_ portability: Portability) -> String? {
    guard hasNames, !portability.isUnrestricted else { return nil }
    let permitted = candidates.count { portability.permits($0, namesSpecies: namesSpecies) }
    if permitted == candidates.count { return nil }
    return permitted == 0 ? Self.notExpressible : Self.schemeUnknown
  }

  static let notExpressible = "taxon-set-not-expressible"
  static let schemeUnknown = "taxonomy-scheme-unknown"

  /// Whether a reason speaks of names: then no value may be shown.
  static func isRefusal(_ reason: String) -> Bool { reason == notExpressible || reason == schemeUnknown }
}

/// The schemes that a study's statement names: one, or several separated by `;` where a cohort's names left them open.
enum StatedSchemes {
  static func all(in text: String) -> [NomenclatureScheme] {
    let found = Set(text.split(separator: ";").compactMap { NomenclatureScheme(naming: String($0)) })
    return NomenclatureScheme.allCases.filter(found.contains)
  }
}
