public import BioModel
public import Parallel

/// A method that turns the reads of a study into sequence variants (`--denoiser`).
public protocol Denoiser: Described {
  /// Whether samples are denoised one by one, mates apart with their qualities, before `variants(of:threads:)` gathers
  /// them (`DadaSamples`); otherwise that function gets their merged reads as they are.
  var denoisesSamples: Bool { get }

  /// The variants and their table from the sequences of all samples. The same bytes for any number of threads.
  func variants(of study: StudyUniques, threads: ThreadCount) -> AmpliconVariants
}

/// The registry of denoising methods with their default settings; the first is the default.
public enum Denoisers {
  public static let all: [any Denoiser] = [DadaDenoiser(), UnoiseDenoiser()]

  /// The method with an id; nil for an unknown one.
  public static func named(_ id: String) -> (any Denoiser)? { all.first { $0.id == id } }
}
