public import BioModel
public import Parallel

/// The dada model's last step: samples come denoised (`DadaSamples`), bimeras are found over all of them and left out.
public struct DadaDenoiser: Denoiser {
  public let bimeras: BimeraSettings

  public init(bimeras: BimeraSettings = BimeraSettings()) { self.bimeras = bimeras }

  public var descriptor: Descriptor {
    Descriptor(
      id: "dada", title: "DADA2",
      summary: "Divides each sample's reads until their numbers are explained by the run's error rates.",
      formula: "Σ_{a ≥ a_i} Poisson(a; n_j λ_ji) / (1 − Poisson(0; n_j λ_ji)) · uniques < 1e-40", unit: "reads",
      reference: "10.1038/nmeth.3869")
  }

  public var denoisesSamples: Bool { true }

  public func variants(of study: StudyUniques, threads: ThreadCount) -> AmpliconVariants {
    AmpliconVariants(study: study, bimeras: BimeraFinder(settings: bimeras).consensus(in: study, threads: threads))
  }
}
