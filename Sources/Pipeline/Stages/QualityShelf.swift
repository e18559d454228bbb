import BioIO
import Parallel
import Reporting

/// Writes `qc/<sample>.json` as soon as a sample is read, and keeps the curves of the few samples that the report draws:
/// so memory does not grow with per-cycle quality, however many samples there are.
final class QualityShelf: Sendable {
  private let folder: OutputFolder
  private let names: [String]
  // The lowest shares of Q30 bases so far, with their places; at most `ReadQuality.drawingLimit`.
  private let worst = Guarded([(share: Double, place: Int)]())

  init(folder: OutputFolder, samples: [String]) {
    self.folder = folder
    names = FileName.distinct(samples)
  }

  /// The stage without its quality file, which is written, and without its curves where others are sure to be drawn.
  ///
  /// Which curves stay beside those that are drawn depends on the order of samples; only drawn ones reach a result.
  func lighten(_ stage: SampleStage, place: Int) throws -> SampleStage {
    var stage = stage
    try folder.write("qc/\(names[place]).json", stage.qualityJSON)
    stage.qualityJSON = []
    let share = stage.quality.worstQ30Share
    let isDrawn = worst.withLock { worst in
      worst.append((share, place))
      worst.sort { ($0.share, $0.place) < ($1.share, $1.place) }
      if worst.count > ReadQuality.drawingLimit { worst.removeLast() }
      return worst.contains { $0.place == place }
    }
    if !isDrawn { stage.quality = stage.quality.withoutCurves }
    return stage
  }
}
