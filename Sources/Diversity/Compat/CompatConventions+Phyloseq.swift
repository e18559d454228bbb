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
    .differs("jaccard", "jaccard-binary", "uses abundances unless binary = TRUE"),
  ]
}
