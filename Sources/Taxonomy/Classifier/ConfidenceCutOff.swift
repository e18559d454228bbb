/// The confidence a rank needs to be named: one cut-off per run, never per sequence.
public enum ConfidenceCutOff {
  /// 0.5 where the median length is below 300 bases, else 0.8 (Wang 2007, doi:10.1128/AEM.00062-07; the RDP
  /// classifier's advice for short reads). The median of an even number is the mean of the middle two; without
  /// sequences 0.8.
  public static func standard(lengths: [Int]) -> Double {
    guard !lengths.isEmpty else { return 0.8 }
    let sorted = lengths.sorted()
    let doubledMedian = sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]
    return doubledMedian < 600 ? 0.5 : 0.8
  }
}
