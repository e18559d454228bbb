import BioModel
public import Reads

/// `qc/<sample>_cycles.csv`, `_expected_errors.csv` and `_histograms.csv`: what the curves are drawn from.
public enum CycleCSV {
  /// One row per file and cycle: quantiles and mean of the scores, bases.
  public static func cycles(_ mates: [(name: String, report: QualityReport)]) -> [UInt8] {
    var csv = DelimitedWriter()
    csv.row(["file", "cycle", "mean", "p10", "p25", "median", "p75", "p90", "a", "c", "g", "t", "other"])
    for (name, report) in mates {
      for cycle in 0..<report.cycleCount {
        csv.field(name)
        csv.field(cycle + 1)
        csv.field(report.meanQuality(cycle: cycle))
        for quantile in report.qualityQuantiles([0.1, 0.25, 0.5, 0.75, 0.9], cycle: cycle) ?? [] {
          csv.field(quantile)
        }
        for count in report.baseCounts(cycle: cycle) { csv.field(count) }
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// One row per file and length: reads of at least that length whose first bases stay within 0.5, 1 and 2 expected
  /// errors, as `vsearch --fastq_eestats2` counts them.
  public static func expectedErrors(_ mates: [(name: String, report: QualityReport)]) -> [UInt8] {
    var csv = DelimitedWriter()
    csv.row(["file", "length"] + QualityReport.retentionLimits.map { "reads_max_ee_\(NumberText.text($0))" })
    for (name, report) in mates {
      for length in stride(from: 50, through: report.maximumLength ?? 0, by: 50) {
        csv.field(name)
        csv.field(length)
        for limit in QualityReport.retentionLimits.indices {
          csv.field(report.retainedReads(length: length, limit: limit))
        }
        csv.endRow()
      }
    }
    return csv.bytes
  }

  /// One row per file, histogram and value that occurs: reads by length, by mean score (rounded down, as FastQC) and by
  /// mean quality over error probabilities.
  public static func histograms(_ mates: [(name: String, report: QualityReport)]) -> [UInt8] {
    var csv = DelimitedWriter()
    csv.row(["file", "histogram", "value", "reads"])
    for (name, report) in mates {
      let all = [
        ("length", report.lengthHistogram), ("mean-score", report.meanScoreHistogram),
        ("mean-quality", report.meanQualityHistogram),
      ]
      for (kind, counts) in all {
        for (value, reads) in counts.enumerated() where reads > 0 {
          csv.field(name)
          csv.field(kind)
          csv.field(value)
          csv.field(reads)
          csv.endRow()
        }
      }
    }
    return csv.bytes
  }
}
