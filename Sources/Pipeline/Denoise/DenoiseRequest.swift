import Amplicon
public import BioIO

/// What `dysbio learn-errors` and `dysbio denoise` are asked to do.
public struct DenoiseRequest: Sendable, Equatable {
  /// A sample sheet, or a folder of FASTQ files.
  public var input: String
  public var outputFolder: String
  /// Id of the denoising model.
  public var denoiser: String
  /// The plan to follow; nil for the one that `run` would propose.
  public var planFile: String?
  /// Primers to remove where no plan is given, as for `run`.
  public var primers: String?
  public var dada = DadaOptions()
  /// Sequences expected in each run (`priors.csv`), for the second round of pseudo-pooling.
  public var priorsFile: String?
  /// The samples to denoise; empty for all.
  public var samples: [String] = []
  public var phred = PhredChoice.automatic
  public var replacesOutput = false

  public init(input: String, outputFolder: String, denoiser: String) {
    self.input = input
    self.outputFolder = outputFolder
    self.denoiser = denoiser
  }

  /// As `run` would be asked, for the plan.
  var asRun: RunRequest {
    var run = RunRequest(input: input, outputFolder: outputFolder, denoiser: denoiser)
    run.planFile = planFile
    run.primers = primers
    run.phred = phred
    run.dada = dada
    return run
  }

  var parameters: [Manifest.Entry] {
    [
      ("denoiser", denoiser), ("pool", dada.pooling.rawValue), ("plan", planFile == nil ? "proposed" : "given"),
      ("primers", primers ?? "auto"), ("phred", phred.rawValue), ("samples", samples.joined(separator: ",")),
    ].map { Manifest.Entry(name: $0.0, value: $0.1) }
  }

  /// Files beside the reads that were read.
  var optionFiles: [String] { [input, planFile, dada.errorsFile, priorsFile].compactMap { $0 } }
}
