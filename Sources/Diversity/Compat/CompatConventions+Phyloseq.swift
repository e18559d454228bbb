extension CompatConventions {
  /// phyloseq 1.42: measures of `estimate_richness` and methods of `distance`.
  static let phyloseq: [CompatMetric] = [
    .same("Observed", "observed-features"),
    .same("Chao1", "chao1-bias-corrected"),
    .same("ACE", "ace"),
    .same("Shannon", "shannon-ln"),
    .same("Simpson", "simpson-1-d"),
    .same("InvSimpson", "inverse-simpson"),
    .same("Fisher", "fishers-alpha", note: "its solver stops about 1e-6 from the root"),
    .same("bray", "bray-curtis-counts"),
    .same("jaccard", "jaccard-quantitative-counts", note: "binary = TRUE gives jaccard-binary"),
    .same("manhattan", "manhattan-counts"),
    .same("euclidean", "euclidean-counts"),
    .same("canberra", "canberra-mean-counts"),
    .same("kulczynski", "kulczynski-counts"),
    .same("gower", "gower-counts", note: "features that no sample holds left out first"),
    .same("altGower", "gower-alternative-counts", note: "features that no sample holds left out first"),
    .same("morisita", "morisita-counts"),
    .same("horn", "morisita-horn-relative"),
    .same("chao", "chao-jaccard-counts"),
    .same("cao", "cao-counts"),
    .same("unifrac", "unweighted-unifrac", note: binaryTrees),
    .same("wunifrac", "weighted-unifrac-normalized", note: binaryTrees),
  ]
}
