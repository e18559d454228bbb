import Foundation

/// Ten small samples and a blank, simulated once for all tests that need reads of known quality and no big reference.
final class TinyStudy: Sendable {
  private let folder: TemporaryFolder
  let sheet: String
  let samples: [String]

  /// The study, or the error that made it impossible.
  static let shared = Result { try TinyStudy() }

  struct SimulationFailed: Error { let status: Int32 }

  /// - Parameter options: of `dysbio simulate`, beside those of every study.
  init(pairs: Int = 200, options: [String] = []) throws {
    folder = try TemporaryFolder()
    let status = CommandLineCall.status(
      [
        "simulate", "--reference", Repository.tinyReference, "--group", "healthy=6", "--group", "altered=4",
        "--negative-controls", "1", "--richness", "20", "--pairs", "\(pairs)", "--read-length", "170", "--seed", "5",
        "--output", folder.file("reads"), "--quiet",
      ] + options)
    guard status == 0 else { throw SimulationFailed(status: status) }
    sheet = folder.file("reads/samples.csv")
    samples = try Files.rows(sheet).dropFirst().map { $0[0] }
  }

  /// The path of one mate's file.
  func reads(_ sample: String, mate: Int) -> String { folder.file("reads/\(sample)_R\(mate).fastq.gz") }

  /// A sheet's text with absolute paths.
  ///
  /// - Parameters:
  ///   - replacing: files for samples, instead of their own; none where the array is empty.
  ///   - isSingle: the first mates only.
  func sheetText(
    of chosen: [String]? = nil, replacing: [String: [String]] = [:], isSingle: Bool = false
  ) -> String {
    let rows = (chosen ?? samples).map { sample in
      let files = replacing[sample] ?? [reads(sample, mate: 1), reads(sample, mate: 2)]
      let group = sample.hasPrefix("blank") ? "" : sample.prefix { $0 != "-" }
      let control = sample.hasPrefix("blank") ? "negative" : ""
      return ([sample, files[0]] + (isSingle ? [] : [files.count > 1 ? files[1] : ""]) + [String(group), control])
        .joined(separator: ",")
    }
    let header = isSingle ? "sample,fastq_1,group,control" : "sample,fastq_1,fastq_2,group,control"
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  /// The arguments of a run with every option named that could change a result.
  static func arguments(
    _ sheet: String, to output: String, _ more: [String] = [], denoiser: String = "unoise"
  ) -> [String] {
    [
      "run", sheet, "--output", output, "--denoiser", denoiser, "--reference", tinyReference, "--seed", "1", "--quiet",
    ] + more
  }

  private static let tinyReference = Repository.tinyReference
}
