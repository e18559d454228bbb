public import BioModel

/// A published index that is not computed, and why: so that a reader who misses it knows.
public struct ListedIndex: Described {
  public let descriptor: Descriptor
  /// Kebab-case: `proprietary`, `inputs-not-available`, `model-not-available`, `needs-labels`, `other-host`.
  public let reason: String
  /// The reason in a sentence.
  public let explanation: String

  init(_ id: String, _ title: String, doi: String, reason: String, _ explanation: String) {
    self.reason = reason
    self.explanation = explanation
    descriptor = Descriptor(id: id, title: title, summary: "Not computed: " + explanation, reference: doi)
  }
}

extension DysbiosisIndices {
  /// Published indices that are not computed, with the reason.
  public static let listedOnly: [ListedIndex] = [
    ListedIndex(
      "ga-map-di", "GA-map Dysbiosis Index", doi: "10.1111/apt.13236", reason: "proprietary",
      "its probe set and its scaling are proprietary; a profile of reads cannot be turned into it."),
    ListedIndex(
      "q2pd", "q2-predict-dysbiosis", doi: "10.1093/gigascience/giaf015", reason: "inputs-not-available",
      "it needs pathway tables beside species and a trained model file whose licence is unclear."),
    ListedIndex(
      "hipca", "hiPCA", doi: "10.1186/s40168-023-01614-x", reason: "model-not-available",
      "its loadings and control limits for 92 species are not at hand under a known licence."),
    ListedIndex(
      "hack", "HACK index", doi: "10.1016/j.celrep.2025.115378", reason: "inputs-not-available",
      "it ranks taxa, not samples; the ranks of the 201 taxa are not at hand, and a score of a sample would be a derivation."
    ),
    ListedIndex(
      "zoe-ranking", "ZOE Microbiome Health Ranking", doi: "10.1038/s41586-025-09854-7", reason: "proprietary",
      "it ranks species by a company's data; the ranks are not at hand."),
    ListedIndex(
      "enterosignature-fit", "Enterosignature model fit", doi: "10.1016/j.chom.2023.05.024",
      reason: "model-not-available", "the weights of its five genus guilds are not at hand under a known licence."),
    ListedIndex(
      "rf-symptom-index", "Random forest symptom index", doi: "10.1038/s41467-019-09964-7", reason: "needs-labels",
      "it is the out-of-bag vote of a forest trained on the study's own labels, no scale of its own."),
    ListedIndex(
      "enterotype-dysbiosis-score", "Enterotype Dysbiosis Score", doi: "", reason: "model-not-available",
      "a preprint of 2024 whose formula was not checked."),
    ListedIndex(
      "canine-di", "Canine dysbiosis index", doi: "10.1093/femsec/fix136", reason: "other-host",
      "it is made for dogs and seven qPCR targets; its centroid arithmetic is centroid-difference."),
    ListedIndex(
      "dimdi", "Dysbiosis index of mouse colitis", doi: "", reason: "other-host",
      "it is made for mice with DSS colitis."),
  ]

  /// What `dysbio list indices` shows: the indices, then those that are not computed.
  public static var listings: [Descriptor] { all.map(\.descriptor) + listedOnly.map(\.descriptor) }
}
