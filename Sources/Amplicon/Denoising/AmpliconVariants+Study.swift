import BioModel
import Fingerprints

extension AmpliconVariants {
  /// The variants of a study whose sequences are denoised already: all but the bimeras, in the order of the study
  /// (total abundance, then sequence).
  ///
  /// - Parameter notAssignedReads: reads of each sample that are in none of its sequences; none if left out.
  /// - Precondition: one number of reads per sample; numbers of bimeras rise.
  /// - Complexity: O(entries + letters).
  public init(study: StudyUniques, bimeras: [Bimera], notAssignedReads: [Int]? = nil) {
    let uniques = study.sequences
    let ids = (0..<uniques.count).map { Fingerprint.md5Hex(uniques.sequence($0)) }
    var column = [Int32](repeating: 0, count: uniques.count)
    for bimera in bimeras { column[bimera.sequence] = -1 }
    let kept = column.indices.filter { column[$0] == 0 }
    for (place, number) in kept.enumerated() { column[number] = Int32(place) }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    var chimeric = [Int](repeating: 0, count: study.sampleIDs.count)
    for sample in study.sampleIDs.indices {
      for at in study.sampleStarts[sample]..<study.sampleStarts[sample + 1] {
        let variant = column[Int(study.sequenceNumbers[at])]
        if variant < 0 {
          chimeric[sample] += Int(study.readCounts[at])
        } else {
          columns.append(variant)
          values.append(Double(study.readCounts[at]))
        }
      }
      starts.append(columns.count)
    }
    self.init(
      sequences: kept.map { uniques.sequence($0) },
      table: FeatureTable(
        sampleIDs: study.sampleIDs, featureIDs: kept.map { ids[$0] }, unit: .counts, rowStarts: starts,
        columns: columns, values: values),
      chimeras: bimeras.map { bimera in
        let parents = [bimera.startParent, bimera.endParent]
        return Chimera(
          id: ids[bimera.sequence], sequence: uniques.sequence(bimera.sequence),
          readCount: uniques.readCounts[bimera.sequence], parentIDs: parents.map { ids[$0] })
      },
      chimericReads: chimeric,
      notAssignedReads: notAssignedReads ?? Array(repeating: 0, count: study.sampleIDs.count))
  }
}
