import Amplicon
public import BioIO
import BioModel
import Taxonomy

/// What `dysbio run` is asked to do. Everything here can change a result; threads and logging are in `RunContext`.
public struct RunRequest: Sendable, Equatable {
  /// A sample sheet, or a folder of FASTQ files.
  public var input: String
  public var outputFolder: String
  /// A plan file to follow instead of the proposed plan.
  public var planFile: String?
  /// Id of the denoising model.
  public var denoiser: String
  /// How the dada model is used.
  public var dada = DadaOptions()
  /// Id of a primer pair of the catalogue, `FORWARD,REVERSE` sequences, or `none`; nil for what the plan finds.
  public var primers: String?
  /// Largest expected errors of a merged read; nil for the plan's.
  public var maximumExpectedErrors: Double?
  /// A classifier reference (FASTA in any known header style); nil for the built-in one.
  public var reference: String?
  /// Id of a method of `ClassifierMethods`.
  public var classifier = ClassifierMethods.all[0].id
  /// Smallest confidence of a name, 0…1; nil for the classifier's rule.
  public var minimumConfidence: Double?
  /// Phred offset of all files, or what each file shows.
  public var phred = PhredChoice.automatic
  /// Do not take up an interrupted run.
  public var ignoresPartialRun = false
  public var community = CommunityOptions()

  public init(input: String, outputFolder: String, denoiser: String) {
    self.input = input
    self.outputFolder = outputFolder
    self.denoiser = denoiser
  }

  /// Those that can change a result, as the manifest records them. Paths of files stand among its inputs.
  var parameters: [(name: String, value: String)] {
    [
      ("denoiser", denoiser), ("pool", dada.pooling.rawValue), ("errors", dada.errorsFile == nil ? "learned" : "given"),
      ("primers", primers ?? "auto"),
      ("plan", planFile == nil ? "proposed" : "given"),
      ("max-ee", maximumExpectedErrors.map { "\($0)" } ?? "plan"),
      ("reference", reference ?? "built-in"),
      ("classifier", classifier),
      ("min-confidence", minimumConfidence.map { "\($0)" } ?? "auto"),
      ("phred", phred.rawValue),
    ] + community.parameters()
  }
}
