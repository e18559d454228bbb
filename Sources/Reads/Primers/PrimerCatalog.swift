/// The primer pairs of gut 16S studies, as published.
///
/// Insert lengths were measured, not looked up: `scripts/oracles/primer_windows.py` amplifies the RDP type strains, the
/// gold set of 16S sequences and HITdb in silico (up to 2 mismatches per primer). `typical` is the median; the window is
/// the 0.1 % and the 99.9 % quantile, widened by five bases on each side for strains that are in no reference. By
/// E. coli numbering the medians are as expected, for example V4 between 515F (515–533) and 806R (787–806): 253 bases.
/// The 16 letters after a primer are the bases with a share of at least 2 % there.
///
/// Variants of a primer that differ only in degeneracy all stand here: which one a laboratory ordered is seen from the
/// reads, because the primer, not the template, is what is sequenced.
public enum PrimerCatalog {
  /// All pairs, in the order in which equals are preferred.
  public static let all: [PrimerPair] = [
    pair(
      "27f-338r", "27F/338R", forward: ("27F", "AGAGTTTGATCCTGGCTCAG"), reverse: ("338R", "TGCTGCCTCCCGTAGGAGT"),
      region: "V1V2", doi: "10.1073/pnas.0807920105", insert: (263, 309, 450), starts: v1Start, after338R),
    pair(
      "27f-ym-338r", "27F-YM/338R", forward: ("27F-YM", "AGAGTTTGATYMTGGCTCAG"),
      reverse: ("338R", "TGCTGCCTCCCGTAGGAGT"), region: "V1V2", doi: "10.1128/AEM.02272-07", insert: (263, 309, 450),
      starts: v1Start, after338R),
    pair(
      "27f-534r", "27F/534R", forward: ("27F", "AGAGTTTGATCCTGGCTCAG"), reverse: ("534R", "ATTACCGCGGCTGCTGG"),
      region: "V1V3", doi: "10.1371/journal.pone.0039315", insert: (418, 482, 611), starts: v1Start, after518R),
    pair(
      "341f-518r", "341F/518R", forward: ("341F-Muyzer", "CCTACGGGAGGCAGCAG"), reverse: ("518R", "ATTACCGCGGCTGCTGG"),
      region: "V3", doi: "10.1128/aem.59.3.695-700.1993", insert: (113, 155, 168), starts: v3Start, after518R),
    pair(
      "341f-785r", "341F/785R (805R)", forward: ("341F", "CCTACGGGNGGCWGCAG"),
      reverse: ("785R", "GACTACHVGGGTATCTAATCC"),
      region: "V3V4", doi: "10.1093/nar/gks808", insert: (380, 422, 439), starts: v3Start, "YGTTYGMTMCCCWHRC"),
    pair(
      "341f-806r", "341F/806R", forward: ("341F-Yu", "CCTAYGGGRBGCASCAG"), reverse: ("806R-Yu", "GGACTACNNGGGTATCTAAT"),
      region: "V3V4", doi: "10.1002/bit.20347", insert: (382, 424, 441), starts: v3Start, after806R),
    pair(
      "338f-806r", "338F/806R", forward: ("338F", "ACTCCTACGGGAGGCAGCAG"), reverse: ("806R", "GGACTACHVGGGTWTCTAAT"),
      region: "V3V4", doi: "10.1073/pnas.1000080107", insert: (396, 424, 440), starts: v3Start, after806R),
    pair(
      "357f-926r", "357F/926R", forward: ("357F", "CCTACGGGAGGCAGCAG"), reverse: ("926R-HMP", "CCGTCAATTCMTTTRAGT"),
      region: "V3V5", doi: "10.1371/journal.pone.0039315", insert: (509, 543, 565), starts: v3Start, "TTYANHSTTGCSDNCR"),
    pair(
      "515f-806r", "515F/806R", forward: ("515F", "GTGCCAGCMGCCGCGGTAA"), reverse: ("806R", "GGACTACHVGGGTWTCTAAT"),
      region: "V4", doi: "10.1073/pnas.1000080107", insert: (244, 253, 263), starts: v4Start, after806R),
    pair(
      "515f-parada-806r-apprill", "515F-Parada/806R-Apprill", forward: ("515F-Parada", "GTGYCAGCMGCCGCGGTAA"),
      reverse: ("806R-Apprill", "GGACTACNVGGGTWTCTAAT"), region: "V4", doi: "10.1128/mSystems.00009-15",
      insert: (244, 253, 263), starts: v4Start, after806R),
    pair(
      "515f-parada-926r", "515F-Parada/926R", forward: ("515F-Parada", "GTGYCAGCMGCCGCGGTAA"),
      reverse: ("926R", "CCGYCAATTYMTTTRAGTTT"), region: "V4V5", doi: "10.1111/1462-2920.13023",
      insert: (358, 373, 387),
      starts: v4Start, "YANHSTTGCSDNCRTA"),
    pair(
      "563f-926r", "563F/926R", forward: ("563F", "AYTGGGYDTAAAGNG"), reverse: ("926R-V5", "CCGTCAATTYHTTTRAGT"),
      region: "V4V5", doi: "10.1038/s41597-021-00860-8", insert: (316, 331, 345), starts: "", "TTYANHSTTGCSDNCR"),
    pair(
      "969f-1406r", "969F/1406R", forward: ("B969F", "ACGCGHNRAACCTTACC"), reverse: ("BA1406R", "ACGGGCRGTGWGTRCAA"),
      region: "V6V8", doi: "10.1371/journal.pone.0027492", insert: (375, 404, 426), starts: "", "GRCCCGRGAACGYATT"),
    pair(
      "27f-1492r", "27F/1492R", forward: ("27F-RYM", "AGRGTTYGATYMTGGCTCAG"), reverse: ("1492R", "RGYTACCTTGTTACGACTT"),
      region: "V1V9", doi: "10.1093/nar/gkz569", insert: (1357, 1452, 1660), starts: v1Start, ""),
  ]

  /// The pair with this id, or nil.
  public static func pair(id: String) -> PrimerPair? { all.first { $0.id == id } }

  private static let v1Start = "RDYGAACGCTRGCKRY"
  private static let v3Start = "TRRGGAATHTTSSDCA"
  private static let v4Start = "KACRDRDGDNSCDAGC"
  private static let after338R = "HTGGNCCGTRTCTCAG"
  private static let after518R = "CACRDADTTRGCCGDN"
  private static let after806R = "CCYGTTYGMTMCCCWH"

  private static func pair(
    _ id: String, _ name: String, forward: (String, String), reverse: (String, String), region: String, doi: String,
    insert: (Int, Int, Int), starts forwardStart: String, _ reverseStart: String
  ) -> PrimerPair {
    PrimerPair(
      id: id, name: name, forward: Primer(known: forward.0, forward.1), reverse: Primer(known: reverse.0, reverse.1),
      region: region, reference: doi,
      insertLength: LengthWindow(minimum: insert.0, typical: insert.1, maximum: insert.2),
      insertStarts: PrimerPair.InsertStarts(forward: forwardStart, reverse: reverseStart))
  }
}
