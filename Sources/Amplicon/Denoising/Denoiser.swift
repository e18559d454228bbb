public import BioModel
public import Parallel

/// A method that turns the unique sequences of a study into sequence variants (`--denoiser`).
public protocol Denoiser: Described {
  /// The variants and their table. The same bytes for any number of threads.
  func denoise(_ study: StudyUniques, threads: ThreadCount) -> AmpliconVariants
}

/// The registry of denoising methods with their default settings.
public enum Denoisers {
  public static let all: [any Denoiser] = [UnoiseDenoiser()]
}
