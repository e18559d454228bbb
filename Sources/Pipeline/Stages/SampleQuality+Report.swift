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
        let quantiles = (report.qualityQuantiles([0.1, 0.25, 0.5, 0.75, 0.9], cycle: cycle) ?? [0, 0, 0, 0, 0])
          .map(Double.init)
        return SampleQuality.CycleQuality(
          p10: quantiles[0], p25: quantiles[1], median: quantiles[2], p75: quantiles[3], p90: quantiles[4])
      })
  }
}
