import BioModel
import Dysbiosis

/// What one marker of one sample came to, as a sentence.
struct MarkerSentence {
  let line: MarkerPanel.Line
  let row: MarkerResult
  /// The sample's record; nil where it is not known.
  let sample: SampleRecord?

  var text: String {
    if row.status == .detected { return DetectedSentence(name: line.label, share: share).text }
    return (isZero ? notDetected : outside) + " Evidence level: \(row.evidence)."
  }

  /// The share with its unit; nil where the value is none.
  private var share: String? {
    isShare ? line.number(row.value).map { "\($0) of \(line.shareUnit)" } : nil
  }

  private var isShare: Bool { line.facts?.isShare != false }

  private var isZero: Bool { isShare && row.value == 0 }

  /// The reference samples of this comparison, the sample's own left out.
  private var reference: String { row.referenceCount.map { "the \($0) reference samples" } ?? "the reference samples" }

  private var outside: String {
    var text = line.label
    if let share {
      text += " made up \(share)"
    } else if let value = line.number(row.value) {
      text += " has the value \(value)"
    }
    if let percentile = row.percentile {
      let isHigh = row.direction == "high"
      let beyond = DisplayNumber.percent((isHigh ? percentile : 100 - percentile) / 100)
      text += ", \(isHigh ? "higher" : "lower") than in \(beyond) of \(reference)"
    }
    if let lower = line.number(row.lower), let upper = line.number(row.upper) {
      text += " (interval \(lower)–\(upper))"
    }
    return text + "."
  }

  /// Of a value of 0 the mid-rank percentile is half the share of the reference that has 0 too.
  private var notDetected: String {
    let usual: String
    if let limit = sample?.detectionLimit, let reads = sample?.classifiedReads ?? sample?.keptReads {
      usual =
        " With \(DisplayNumber.grouped(reads)) reads a taxon below about \(DisplayNumber.percent(limit)) would usually "
        + "be missed."
    } else {
      usual = " The table holds no counts, so the share below which a taxon is missed is not known."
    }
    let lacking = row.percentile.map { " \(DisplayNumber.percent(2 * $0 / 100)) of \(reference) also lack it." }
    return "\(line.label) was not detected.\(usual)\(lacking ?? "")"
  }
}
