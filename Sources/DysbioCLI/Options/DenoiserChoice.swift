import ArgumentParser
import Pipeline

/// The value of `--denoiser`.
enum DenoiserChoice {
  /// - Throws: a usage error that lists what there is.
  static func check(_ id: String) throws {
    guard !RunPipeline.denoiserIDs.contains(id) else { return }
    throw ValidationError("--denoiser takes \(RunPipeline.denoiserIDs.joined(separator: " or ")), not '\(id)'")
  }
}
