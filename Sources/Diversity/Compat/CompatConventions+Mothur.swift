extension CompatConventions {
  /// mothur 1.48: calculators of `summary.single` and `dist.shared`.
  static let mothur: [CompatMetric] = [
    .same("nseqs", "read-count"),
    .same("sobs", "observed-features"),
    .same("chao", "chao1-bias-corrected"),
    .differs("ace", "ace", "has a second form for very uneven rare features; here the first form always stands"),
    .differs("jackknife", "jackknife-1", "chooses the order by a test; here orders 1 and 2 are metrics of their own"),
    .same("bootstrap", "bootstrap-richness"),
    .same("shannon", "shannon-ln"),
    .same("npshannon", "shannon-ln-chao-shen"),
    .same("simpson", "simpson-d-unbiased", note: "D, the opposite direction of simpson-1-d"),
    .same("invsimpson", "inverse-simpson-unbiased"),
    .same("simpsoneven", "simpson-evenness-unbiased"),
    .same("shannoneven", "pielou-evenness"),
    .same("heip", "heip-evenness"),
    .differs(
      "smithwilson", "smith-wilson-evenness", "gives another number than the paper's formula, which stands here"),
    .same("bergerparker", "berger-parker"),
    .same("coverage", "goods-coverage"),
    .same("goodscoverage", "goods-coverage"),
    .same("qstat", "q-statistic"),
    .missing("bstick", "a statistic of fit to a model, not a diversity"),
    .missing("geometric", "a statistic of fit to a model, not a diversity"),
    .missing("logseries", "a statistic of fit to a model, not a diversity"),
    .missing("boneh", "predicts new features in further reads; extrapolated Hill numbers of order 0 do that"),
    .missing("efron", "predicts new features in further reads; extrapolated Hill numbers of order 0 do that"),
    .missing("shen", "predicts new features in further reads; extrapolated Hill numbers of order 0 do that"),
    .missing("solow", "predicts new features in further reads; extrapolated Hill numbers of order 0 do that"),
    .missing("rangeshannon", "bounds of the entropy by an unspecified share of features not seen"),
    .same("braycurtis", "bray-curtis-counts"),
    .same("jclass", "jaccard-binary"),
  ]
}
