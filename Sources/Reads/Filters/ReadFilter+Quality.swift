import Kernels

extension ReadFilter {
  // A share at its limit stays, whatever the rounding of share × length.
  static let slack = 1e-9

  /// Whether the scores in `range` break `minQ`, `minMeanQuality` or `maxLowQualityShare`. Complexity O(range).
  func isLowQuality(_ quality: Span<UInt8>, _ range: Range<Int>) -> Bool {
    if let lowest = settings.minQ {
      for index in range where Int(quality[index]) < lowest { return true }
    }
    if let minimum = settings.minMeanQuality {
      var sum = 0
      for index in range { sum += Int(quality[index]) }
      if Double(sum) < minimum * Double(range.count) { return true }
    }
    if let limit = settings.maxLowQualityShare {
      let low = ByteCount.below(UInt8(clamping: limit.belowScore), in: quality, range)
      if Double(low) > limit.share * Double(range.count) + ReadFilter.slack { return true }
    }
    return false
  }

  /// The share of bases in `range` that differ from the next one (Chen 2018, doi:10.1093/bioinformatics/bty560): their
  /// number over length − 1; 0 where there is no next base. Complexity O(range).
  public static func differentNeighbours(_ sequence: Span<UInt8>, _ range: Range<Int>) -> Double {
    precondition(range.lowerBound >= 0 && range.upperBound <= sequence.count)
    guard range.count > 1 else { return 0 }
    var different = 0
    for index in range.lowerBound..<range.upperBound &- 1 where sequence[index] != sequence[index &+ 1] {
      different &+= 1
    }
    return Double(different) / Double(range.count - 1)
  }
}
