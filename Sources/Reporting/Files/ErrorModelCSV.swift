public import Amplicon
public import BioModel

/// `error_model.csv`: the rates that denoising used, and what they were estimated from. One row per sequencing run, mate,
/// transition and quality score; `dysbio denoise` and `dysbio run` take it again (`--errors`).
public struct ErrorModelCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "error-model-csv", title: "error_model.csv", summary: "Error rates by transition and quality score.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func isHeld(by results: RunResults) -> Bool { results.denoising?.runs.isEmpty == false }

  public func files(from results: RunResults) -> [RenderedFile] {
    guard let runs = results.denoising?.runs, !runs.isEmpty else { return [] }
    return [RenderedFile(path: "error_model.csv", bytes: ErrorModelCSV.text(runs))]
  }

  /// The columns, in order.
  public static let columns = ["run", "mate", "transition", "score", "observed", "rate"]

  /// The file of some runs' models.
  public static func text(_ runs: [RunErrors]) -> [UInt8] {
    var csv = DelimitedWriter()
    csv.row(columns)
    for run in runs {
      for (name, mate) in zip(RunErrors.mateNames(run.mates.count), run.mates) {
        for row in 0..<Transition.count {
          for score in 0...mate.model.highestScore {
            csv.field(run.run)
            csv.field(name)
            csv.field(Transition.name(row))
            csv.field(score)
            csv.field(mate.learning.map { "\($0.observed[row, score])" } ?? "")
            csv.field(mate.model.rate(row, score: score))
            csv.endRow()
          }
        }
      }
    }
    return csv.bytes
  }
}
