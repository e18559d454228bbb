import BioModel

/// Reads per sample and candidate, summed from the assignments of the unique sequences.
struct VariantCounts {
  /// Reads of each candidate in the study.
  private(set) var totals: [Int]
  private(set) var notAssignedReads: [Int]
  private(set) var chimericReads: [Int]
  /// The variants in the order of the table: total reads, then sequence.
  private(set) var order: [Int] = []
  /// Per sample: candidates with reads, rising, and their reads.
  private var rows: [[(candidate: Int, reads: Int)]] = []

  init(study: StudyUniques, assigned: [Int32], candidates: Int) {
    totals = Array(repeating: 0, count: candidates)
    notAssignedReads = Array(repeating: 0, count: study.sampleIDs.count)
    chimericReads = notAssignedReads
    var reads = [Int](repeating: 0, count: candidates)
    for sample in study.sampleIDs.indices {
      for place in study.sampleStarts[sample]..<study.sampleStarts[sample + 1] {
        let candidate = Int(assigned[Int(study.sequenceNumbers[place])])
        if candidate < 0 {
          notAssignedReads[sample] += Int(study.readCounts[place])
        } else {
          reads[candidate] += Int(study.readCounts[place])
        }
      }
      rows.append(reads.indices.filter { reads[$0] > 0 }.map { ($0, reads[$0]) })
      for candidate in reads.indices {
        totals[candidate] += reads[candidate]
        reads[candidate] = 0
      }
    }
  }

  /// Settles the order of the first `variants` candidates and counts the others as chimeras.
  mutating func order(variants: Int, sequences: [[UInt8]]) {
    order = (0..<variants).sorted {
      totals[$0] != totals[$1]
        ? totals[$0] > totals[$1] : sequences[$0].lexicographicallyPrecedes(sequences[$1])
    }
    for sample in rows.indices {
      chimericReads[sample] = rows[sample].reduce(0) { $0 + ($1.candidate >= variants ? $1.reads : 0) }
    }
  }

  func table(sampleIDs: [String], featureIDs: [String]) -> FeatureTable {
    var column = [Int](repeating: -1, count: totals.count)
    for (place, candidate) in order.enumerated() { column[candidate] = place }
    var starts = [0]
    var columns: [Int32] = []
    var values: [Double] = []
    for row in rows {
      let cells = row.filter { column[$0.candidate] >= 0 }.map { (column[$0.candidate], $0.reads) }
      for (place, reads) in cells.sorted(by: { $0.0 < $1.0 }) {
        columns.append(Int32(place))
        values.append(Double(reads))
      }
      starts.append(columns.count)
    }
    return FeatureTable(
      sampleIDs: sampleIDs, featureIDs: featureIDs, unit: .counts, rowStarts: starts, columns: columns,
      values: values)
  }
}
