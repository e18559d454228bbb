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

  static let compositional = [
    Citation(
      subject: "Compositional data",
      text:
        "Gloor GB, et al. Microbiome datasets are compositional: and this is not optional. Front Microbiol 2017;8:2224",
      doi: "10.3389/fmicb.2017.02224")
  ]

  /// Those of ordinations, by the ids of their methods.
  static func ordinations(_ ids: Set<String>) -> [Citation] {
    ordination.filter { ids.contains($0.method) }.map(\.citation)
  }

  private static let ordination: [(method: String, citation: Citation)] = [
    (
      "pcoa",
      Citation(
        subject: "Principal coordinates",
        text: "Gower JC. Some distance properties of latent root and vector methods used in multivariate analysis."
          + " Biometrika 1966;53:325",
        doi: "10.1093/biomet/53.3-4.325")
    ),
    (
      "pcoa-randomised",
      Citation(
        subject: "Principal coordinates, randomised",
        text:
          "Halko N, Martinsson PG, Tropp JA. Finding structure with randomness: probabilistic algorithms for constructing"
          + " approximate matrix decompositions. SIAM Rev 2011;53:217",
        doi: "10.1137/090771806")
    ),
    (
      "nmds",
      Citation(
        subject: "Non-metric multidimensional scaling",
        text: "Kruskal JB. Multidimensional scaling by optimizing goodness of fit to a nonmetric hypothesis."
          + " Psychometrika 1964;29:1",
        doi: "10.1007/BF02289565")
    ),
    (
      "pca-clr",
      Citation(
        subject: "Principal components of log-ratios",
        text: "Aitchison J, Greenacre M. Biplots of compositional data. Appl Stat 2002;51:375",
        doi: "10.1111/1467-9876.00275")
    ),
    (
      "rpca",
      Citation(
        subject: "Robust principal components",
        text: "Martino C, et al. A novel sparse compositional technique reveals microbial perturbations. mSystems"
          + " 2019;4:e00016-19",
        doi: "10.1128/mSystems.00016-19")
    ),
    (
      "rpca",
      Citation(
        subject: "Matrix completion",
        text:
          "Keshavan RH, Montanari A, Oh S. Matrix completion from a few entries. IEEE Trans Inf Theory 2010;56:2980",
        doi: "10.1109/TIT.2010.2046205")
    ),
  ]

  /// That of what ratios and markers can tell.
  static let limits = [
    Citation(
      subject: "Limits of microbiome testing",
      text: "Porcari S, et al. International consensus statement on microbiome testing in clinical practice. Lancet"
        + " Gastroenterol Hepatol 2025",
      doi: "10.1016/S2468-1253(24)00311-X")
  ]

  /// Those of curves and intervals.
  static let curves = [
    Citation(
      subject: "Rarefaction and extrapolation of Hill numbers, intervals",
      text: "Chao A, et al. Rarefaction and extrapolation with Hill numbers: a framework for sampling and estimation in"
        + " species diversity studies. Ecol Monogr 2014;84:45",
      doi: "10.1890/13-0133.1")
  ]

  /// Those of distances on a tree.
  static let tree = [
    Citation(
      subject: "UniFrac",
      text: "Lozupone C, Knight R. UniFrac: a new phylogenetic method for comparing microbial communities. Appl Environ"
        + " Microbiol 2005;71:8228",
      doi: "10.1128/AEM.71.12.8228-8235.2005"),
    Citation(
      subject: "Phylogenetic diversity",
      text: "Faith DP. Conservation evaluation and phylogenetic diversity. Biol Conserv 1992;61:1",
      doi: "10.1016/0006-3207(92)91201-3"),
  ]

  /// That of Mantel tests.
  static let mantel = [
    Citation(
      subject: "Mantel test",
      text:
        "Mantel N. The detection of disease clustering and a generalized regression approach. Cancer Res 1967;27:209",
      doi: "")
  ]

  /// That of ANOSIM.
  static let anosim = [
    Citation(
      subject: "ANOSIM",
      text:
        "Clarke KR. Non-parametric multivariate analyses of changes in community structure. Aust J Ecol 1993;18:117",
      doi: "10.1111/j.1442-9993.1993.tb00438.x")
  ]

  /// Those of comparisons of groups.
  static let comparison = [
    Citation(
      subject: "PERMANOVA",
      text: "Anderson MJ. A new method for non-parametric multivariate analysis of variance. Austral Ecol 2001;26:32",
      doi: "10.1111/j.1442-9993.2001.01070.pp.x"),
    Citation(
      subject: "Dispersion of groups",
      text: "Anderson MJ. Distance-based tests for homogeneity of multivariate dispersions. Biometrics 2006;62:245",
      doi: "10.1111/j.1541-0420.2005.00440.x"),
  ]

  /// Those of tests of abundance, by the ids of the methods that made some.
  static func abundance(_ methods: [String]) -> [Citation] {
    abundanceTests.filter { methods.contains($0.method) }.map(\.citation)
  }

  private static let abundanceTests: [(method: String, citation: Citation)] = [
    (
      "linda",
      Citation(
        subject: "LinDA",
        text:
          "Zhou H, et al. LinDA: linear models for differential abundance analysis of microbiome compositional data."
          + " Genome Biol 2022;23:95",
        doi: "10.1186/s13059-022-02655-5")
    ),
    (
      "ancom-bc2",
      Citation(
        subject: "ANCOM-BC2",
        text:
          "Lin H, Peddada SD. Multigroup analysis of compositions of microbiomes with covariate adjustments and repeated"
          + " measures. Nat Methods 2024;21:83",
        doi: "10.1038/s41592-023-02092-7")
    ),
  ]
}
