extension Traits {
  /// What the citation keys of the trait table stand for: a DOI, or a book.
  public static let sources: [String: String] = [
    "BERGEY": "Bergey's Manual of Systematics of Archaea and Bacteria", "BACDIVE": "10.1093/nar/gkab961",
    "VITAL17": "10.1128/mSystems.00130-17", "LF17": "10.1111/1462-2920.13589",
    "TAILFORD15": "10.3389/fgene.2015.00081", "PNG10": "10.1038/ajg.2010.281",
    "VATANEN16": "10.1016/j.cell.2016.04.007", "SCHMIDT19": "10.7554/eLife.42693",
    "EHOMD18": "10.1128/mSystems.00187-18", "CARBONERO12": "10.3389/fphys.2012.00448",
    "DEVKOTA12": "10.1038/nature11225", "BRACCIA21": "10.3389/fmicb.2021.705583",
    "TRIANT14": "10.5056/jnm.2014.20.1.31",
  ]
}
