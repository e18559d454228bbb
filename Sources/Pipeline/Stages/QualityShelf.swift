import BioIO
import Reporting

/// Writes `qc/<sample>.json` as soon as a sample is read, and keeps the curves of the few samples that the report draws:
/// so memory does not grow with per-cycle quality, however many samples there are.
final class QualityShelf: Sendable {
  private let folder: OutputFolder
  private let names: [String]
  private let worst = WorstSamples(limit: ReadQuality.drawingLimit)

  init(folder: OutputFolder, samples: [String]) {
    self.folder = folder
    names = FileName.distinct(samples)
  }

  /// The stage without its quality file, which is written, and without its curves where others are sure to be drawn.
  func lighten(_ stage: SampleStage, place: Int) throws -> SampleStage {
    var stage = stage
    try folder.write("qc/\(names[place]).json", stage.qualityJSON)
    stage.qualityJSON = []
    if !worst.isAmong(stage.quality.worstQ30Share, place) { stage.quality = stage.quality.withoutCurves }
    return stage
  }
}
