/// The markers that no table of taxa holds: they have no expression to be named by.
enum UncomputableMarkerName {
  private static let names = [
    "metabolic-endotoxaemia-context": "Lipopolysaccharide in the blood",
    "crc-panel-pooled": "Panel of pooled metagenomes, three members or more",
    "gmhi-health-prevalent-low": "Number of health-prevalent species of the GMHI",
    "single-taxon-domination": "Domination by a single taxon",
    "methanogen-breath-threshold": "Methane in breath", "h2s-cysteine-caveat": "Hydrogen sulfide from cysteine",
    "coeliac-no-signature": "Common profile of paediatric studies", "coeliac-prospective": "Prospective at-risk cohort",
    "teddy-functional-not-taxonomic": "Pathway genes of short-chain fatty acids",
    "subdoligranulum-strain-ra": "One strain of Subdoligranulum",
    "as-ileal-dysbiosis": "Taxa of ileal biopsies", "psoriasis-il17-index": "Proposed index of one cohort",
    "aitd-review-conflict": "Genera on which reviews differ",
    "graves-metagenome-classifier": "Classifier from assembled genomes", "gmwi2-negative": "GMWI2 below 0",
    "gene-richness-low": "Gene richness", "cloud-outlier": "Outlier of the reference’s cloud",
    "reference-plane-distance": "Distance to the plane of the reference",
    "enterosignature-fit-low": "Fit to enterosignatures", "microbial-load-caveat": "Microbial load",
  ]

  /// The name of a marker without an expression; for a laboratory's own the words of its id.
  static func title(of marker: String) -> String {
    if let known = names[marker] { return known }
    let words = CommonReason.words(marker)
    return words.prefix(1).uppercased() + words.dropFirst()
  }
}
