import Glibc
import Kernels

/// UNOISE3's first step (Edgar 2016, doi:10.1101/081257): which sequences are not explained as errors of a more
/// abundant one.
///
/// Sequences with at least `minimumReads` reads, most abundant first: one with a reads that differs by d from a centroid
/// with b reads is explained by it if a / b ≤ 2^−(α d + 1); a sequence that no centroid explains becomes a centroid.
/// d is counted in the optimal global alignment of `AlignmentWavefront`. Every centroid that could explain a sequence
/// is considered: a profile bound leaves out only those that cannot.
public enum UnoiseClustering {
  /// Gap columns for which the profile bound leaves room where gaps are not counted as differences.
  private static let uncountedGapColumns = 12

  /// The numbers of the centroids, rising (most abundant first).
  ///
  /// Complexity: O(sequences × centroids) bounds, and an alignment for each that passes; 256 bytes per centroid.
  public static func centroids(of uniques: UniqueSequences, settings: UnoiseSettings = UnoiseSettings()) -> [Int] {
    var centroids: [Int] = []
    var profiles: [UInt8] = []
    var profile = [UInt8](repeating: 0, count: KmerProfile.size)
    let aligner = AlignmentWavefront()
    // The ratio of abundances that d differences need.
    let ratios = (0...64).map { exp2(settings.alpha * Double($0) + 1) }
    unsafe uniques.letters.withUnsafeBufferPointer { letters in
      for number in 0..<uniques.count {
        let reads = uniques.readCounts[number]
        if reads < settings.minimumReads { break }
        let range = uniques.range(number)
        // SAFETY: ranges lie in the arena; profiles hold 256 bytes per centroid.
        let isExplained = unsafe profile.withUnsafeMutableBufferPointer { own in
          guard let own = own.baseAddress, let base = letters.baseAddress else { return false }
          unsafe KmerProfile.count(base + range.lowerBound, count: range.count, into: own)
          return unsafe profiles.withUnsafeBufferPointer { profiles in
            for (place, centroid) in centroids.enumerated() {
              let ratio = Double(uniques.readCounts[centroid]) / Double(reads)
              if ratio < ratios[0] { break }
              let allowed = (ratios.firstIndex { $0 > ratio } ?? ratios.count) - 1
              guard let known = profiles.baseAddress else { return false }
              let source = uniques.range(centroid)
              if unsafe explains(
                aligner, base + source.lowerBound, source.count, base + range.lowerBound, range.count,
                known + place * KmerProfile.size, own, allowed, settings.difference)
              {
                return true
              }
            }
            return false
          }
        }
        if !isExplained {
          centroids.append(number)
          profiles.append(contentsOf: profile)
        }
      }
    }
    return centroids
  }

  @unsafe private static func explains(
    _ aligner: AlignmentWavefront, _ source: UnsafePointer<UInt8>, _ sourceCount: Int, _ query: UnsafePointer<UInt8>,
    _ queryCount: Int, _ sourceProfile: UnsafePointer<UInt8>, _ profile: UnsafePointer<UInt8>, _ allowed: Int,
    _ difference: UnoiseSettings.Difference
  ) -> Bool {
    let gaps = difference == .mismatches ? uncountedGapColumns : 0
    let apart = abs(sourceCount - queryCount)
    let limit = 8 * (allowed + gaps) + apart + VariantIndex.terminalSlack
    if unsafe KmerProfile.distance(profile, sourceProfile, limit: limit) > limit { return false }
    let penalty = AlignmentPenaltyBound.penalty(differences: allowed + gaps, lengthDifference: apart)
    guard
      let alignment = unsafe aligner.align(
        query, count: queryCount, source, count: sourceCount, maximumPenalty: penalty,
        maximumDifferences: allowed + gaps)
    else { return false }
    return (difference == .mismatches ? alignment.mismatches : alignment.differences) <= allowed
  }
}
