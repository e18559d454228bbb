import Reporting

/// The sources of the methods, as `methods.md` and the report cite them.
enum Citations {
  static let reads = [
    Citation(
      subject: "Expected errors and pair merging",
      text: "Edgar RC, Flyvbjerg H. Error filtering, pair assembly and error correction for next-generation sequencing"
        + " reads. Bioinformatics 2015;31:3476",
      doi: "10.1093/bioinformatics/btv401"),
    Citation(
      subject: "UNOISE3",
      text: "Edgar RC. UNOISE2: improved error-correction for Illumina 16S and ITS amplicon sequencing. bioRxiv 2016",
      doi: "10.1101/081257"),
    Citation(
      subject: "UCHIME3", text: "Edgar RC. UCHIME2: improved chimera prediction for amplicon sequencing. bioRxiv 2016",
      doi: "10.1101/074252"),
  ]

  /// Those of a classifier, by the id of its method.
  static func classifier(_ id: String) -> [Citation] { id == "sintax" ? [sintax] : [naiveBayes] }

  private static let naiveBayes = Citation(
    subject: "Naive-Bayes classifier",
    text: "Wang Q, et al. Naive Bayesian classifier for rapid assignment of rRNA sequences into the new bacterial"
      + " taxonomy. Appl Environ Microbiol 2007;73:5261",
    doi: "10.1128/AEM.00062-07")

  private static let sintax = Citation(
    subject: "SINTAX",
    text: "Edgar RC. SINTAX: a simple non-Bayesian taxonomy classifier for 16S and ITS sequences. bioRxiv 2016",
    doi: "10.1101/074161")

  static let community = [
    Citation(
      subject: "Compositional data",
      text:
        "Gloor GB, et al. Microbiome datasets are compositional: and this is not optional. Front Microbiol 2017;8:2224",
      doi: "10.3389/fmicb.2017.02224"),
    Citation(
      subject: "Principal coordinates",
      text: "Gower JC. Some distance properties of latent root and vector methods used in multivariate analysis."
        + " Biometrika 1966;53:325",
      doi: "10.1093/biomet/53.3-4.325"),
    Citation(
      subject: "Limits of microbiome testing",
      text: "Porcari S, et al. International consensus statement on microbiome testing in clinical practice. Lancet"
        + " Gastroenterol Hepatol 2025",
      doi: "10.1016/S2468-1253(24)00311-X"),
  ]
}
