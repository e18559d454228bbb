import BioModel
import Reads
import Reporting

extension SampleQuality {
  /// What the report shows of the mates' quality reports, as they came and as they were kept.
  init(_ reports: [QualityReport], kept: [QualityReport]) {
    self.init(mates: SampleQuality.mates(reports), kept: SampleQuality.mates(kept))
  }

  private static func mates(_ reports: [QualityReport]) -> [Mate] {
    zip(reports, reports.count > 1 ? ["R1", "R2"] : ["reads"]).map { Mate($0, name: $1) }
  }
}

extension SampleQuality.Mate {
  fileprivate init(_ report: QualityReport, name: String) {
    let bases = max(1, report.baseCount)
    self.init(
      name: name, reads: report.readCount, bases: report.baseCount, meanLength: report.meanLength ?? 0,
      q20Share: Double(report.bases(withQualityAtLeast: 20)) / Double(bases),
      q30Share: Double(report.bases(withQualityAtLeast: 30)) / Double(bases), gcShare: report.gcContent ?? 0,
      cycles: (0..<report.cycleCount).map { cycle in
        let quantile = { (share: Double) in Double(report.qualityQuantile(share, cycle: cycle) ?? 0) }
        return SampleQuality.CycleQuality(
          p10: quantile(0.1), p25: quantile(0.25), median: quantile(0.5), p75: quantile(0.75), p90: quantile(0.9))
      })
  }
}
