extension CompatConventions {
  /// What a peer reports when no metric is named, by its own names, where the numbers are the same.
  ///
  /// QIIME 2: `core-metrics-phylogenetic`; phyloseq: `estimate_richness` and `distance("bray")`; mothur:
  /// `summary.single` and `dist.shared`. vegan and scikit-bio have no such list: those of `diversity` and `estimateR`, and
  /// the metrics of the tutorials.
  public static func byDefault(of peer: CompatPeer) -> [String] {
    switch peer {
    case .qiime2:
      [
        "observed_features", "shannon_entropy", "pielou_evenness", "faith_pd", "braycurtis", "jaccard",
        "unweighted_unifrac", "weighted_unifrac",
      ]
    case .phyloseq: ["Observed", "Chao1", "ACE", "Shannon", "Simpson", "InvSimpson", "Fisher", "bray"]
    case .vegan:
      ["specnumber", "shannon", "simpson", "invsimpson", "fisher.alpha", "S.chao1", "S.ACE", "bray"]
    case .mothur: ["nseqs", "sobs", "chao", "shannon", "npshannon", "simpson", "jclass", "thetayc"]
    case .scikitBio:
      ["sobs", "shannon", "simpson", "pielou_e", "chao1", "faith_pd", "braycurtis", "unweighted_unifrac"]
    }
  }
}
