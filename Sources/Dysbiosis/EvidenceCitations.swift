/// Author, journal and year of the sources of indices and ratios, by DOI.
///
/// Most stand in the marker table; those of indices without a marker stand here, as far as they are known.
public enum EvidenceCitations {
  private static let known = [
    "10.1016/j.celrep.2025.115378": "Goel, Cell Rep, 2025",
    "10.1038/s41467-019-09964-7": "Saffouri, Nat Commun, 2019",
    "10.1038/s41586-025-09854-7": "Asnicar, Nature, 2025",
    "10.1093/femsec/fix136": "AlShawaqfeh, FEMS Microbiol Ecol, 2017",
    "10.1093/gigascience/giaf015": "Zielinska, GigaScience, 2025",
    "10.1111/apt.13236": "Casen, Aliment Pharmacol Ther, 2015",
    "10.1186/s40168-023-01614-x": "Zhu, Microbiome, 2023",
    "10.3934/microbiol.2019.1.1": "Santiago, AIMS Microbiol, 2019",
    "10.4254/wjh.v13.i5.557": "World J Hepatol, 2021",
  ]

  private static let ofMarkers = Dictionary(
    MarkerTable.builtIn.markers.map { ($0.doi, $0.citation) }, uniquingKeysWith: { first, _ in first })

  /// The citation of a DOI; nil where nothing built in names it. Complexity O(1).
  public static func citation(doi: String) -> String? { known[doi] ?? ofMarkers[doi] }
}
