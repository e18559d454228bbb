public import BioModel

/// A scheme of names: who gives the names of a lineage. The one list of them; `portable_in` of markers and ratios, the
/// option `--taxonomy-scheme` and the recognition of a table's names use its ids.
public enum NomenclatureScheme: String, Sendable, CaseIterable, Comparable, Described {
  case ncbi
  case ncbiOld = "ncbi-old"
  case gtdb, silva, rdp
  case rdp19 = "rdp-19"
  case greengenes, metaphlan

  public var descriptor: Descriptor {
    let (title, summary, reference) = facts
    return Descriptor(id: rawValue, title: title, summary: summary, reference: reference)
  }

  /// The scheme of a text: its id, or what a reference's label or a user says (`NCBI/LPSN 2024`, `SILVA 138.1`,
  /// `RDP trainset 19`, `gg_13_8`, `Greengenes2 2022.10`, which follows GTDB); nil when it names none.
  public init?(naming text: String) {
    let text = text.lowercased()
    if let scheme = NomenclatureScheme(rawValue: text) {
      self = scheme
    } else if text.contains("greengenes2") || text.contains("gg2") || text.contains("gtdb") {
      self = .gtdb
    } else if text.contains("silva") {
      self = .silva
    } else if text.contains("greengenes") || text.hasPrefix("gg") {
      self = .greengenes
    } else if text.contains("metaphlan") || text.contains("mpa") {
      self = .metaphlan
    } else if text.contains("rdp") {
      self = text.contains("19") ? .rdp19 : .rdp
    } else if text.contains("ncbi") || text.contains("lpsn") {
      self = .ncbi
    } else {
      return nil
    }
  }

  /// Whether the scheme names species; RDP's training sets end at the genus.
  public var hasSpecies: Bool { self != .rdp && self != .rdp19 }

  public static func < (a: NomenclatureScheme, b: NomenclatureScheme) -> Bool { a.place < b.place }

  private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  private var facts: (title: String, summary: String, reference: String) {
    switch self {
    case .ncbi:
      ("NCBI and LPSN, current", "Names as of 2024: Bacillota, Phocaeicola, Segatella.", "10.1093/database/baaa062")
    case .ncbiOld:
      (
        "NCBI until about 2020", "Firmicutes; Bacteroides, Prevotella, Lactobacillus in their wide sense.",
        "10.1093/database/baaa062"
      )
    case .gtdb:
      ("GTDB r207 to r220", "Suffixed names such as Bacillota_A, Blautia_A; Greengenes2 too.", "10.1093/nar/gkab776")
    case .silva:
      ("SILVA 132 to 138.2", "Escherichia-Shigella, Prevotella_9, [Ruminococcus] gnavus group.", "10.1093/nar/gks1219")
    case .rdp:
      (
        "RDP training sets up to 18", "Clostridium_XlVa, Escherichia/Shigella; ends at the genus.",
        "10.1128/AEM.00062-07"
      )
    case .rdp19:
      ("RDP training set 19", "Current phyla with Escherichia/Shigella; ends at the genus.", "10.1128/AEM.00062-07")
    case .greengenes:
      ("Greengenes 13_8", "Bracketed names such as [Ruminococcus]; species as epithets.", "10.1038/ismej.2011.139")
    case .metaphlan:
      ("MetaPhlAn 2 to 4", "Names of its database's year, down to species.", "10.7554/eLife.65088")
    }
  }
}
