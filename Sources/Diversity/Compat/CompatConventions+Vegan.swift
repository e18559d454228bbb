extension CompatConventions {
  /// vegan 2.6: values of `diversity(index)`, and functions or rows of their results by name.
  static let vegan: [CompatMetric] = [
    .same("shannon", "shannon-ln"),
    .same("simpson", "simpson-1-d"),
    .same("invsimpson", "inverse-simpson"),
    .same("simpson.unb", "simpson-1-d-unbiased"),
    .same("simpson.unb.inverse", "inverse-simpson-unbiased", note: "simpson.unb(inverse = TRUE)"),
    .same("fisher.alpha", "fishers-alpha", note: "its solver stops about 1e-6 from the root"),
    .same("specnumber", "observed-features"),
    .same("S.obs", "observed-features", note: "estimateR"),
    .same("S.chao1", "chao1-bias-corrected", note: "estimateR"),
    .same("S.ACE", "ace", note: "estimateR"),
    .same("rarefy", "observed-features-rarefied", note: "at the common depth"),
    .same("renyi.2", "renyi-2", note: "renyi(scales = 2)"),
    .same("tsallis.2", "tsallis-2", note: "tsallis(scales = 2)"),
    .same("hill.0", "hill-0", note: "renyi(scales = 0, hill = TRUE)"),
    .same("hill.1", "hill-1", note: "renyi(scales = 1, hill = TRUE)"),
    .same("hill.2", "hill-2", note: "renyi(scales = 2, hill = TRUE)"),
    .same("hill.Inf", "hill-infinity", note: "renyi(scales = Inf, hill = TRUE)"),
    .missing("specpool", "estimates the richness of a group of samples from presences, not of one sample"),
    .same("bray", "bray-curtis-counts"),
    .differs("jaccard", "jaccard-binary", "uses abundances unless binary = TRUE"),
  ]
}
