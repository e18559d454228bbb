import BioModel
import Reads

/// How many pairs (single reads) of a pool went where. The counts add up to the input, or the run fails.
struct SplitCounts: Sendable {
  /// The pairs of one sample.
  struct Sample: Sendable {
    /// All its barcodes without mismatches.
    var exact = 0
    /// With mismatches.
    var corrected = 0
    /// Of both, the pairs whose first mate carries the reverse primer.
    var turned = 0

    var reads: Int { exact + corrected }
  }

  private(set) var input = 0
  private(set) var samples: [Sample]
  private var reasons: [Int]

  init(samples: Int) {
    self.samples = Array(repeating: Sample(), count: samples)
    reasons = Array(repeating: 0, count: UnassignedReason.allCases.count)
  }

  mutating func note(_ outcome: BarcodeOutcome) {
    input += 1
    switch outcome {
    case .assigned(let found):
      if found.isExact { samples[found.sample].exact += 1 } else { samples[found.sample].corrected += 1 }
      if found.isTurned { samples[found.sample].turned += 1 }
    case .unassigned(let reason):
      if let place = UnassignedReason.allCases.firstIndex(of: reason) { reasons[place] += 1 }
    }
  }

  mutating func add(_ other: SplitCounts) {
    input += other.input
    for index in samples.indices {
      samples[index].exact += other.samples[index].exact
      samples[index].corrected += other.samples[index].corrected
      samples[index].turned += other.samples[index].turned
    }
    for index in reasons.indices { reasons[index] += other.reasons[index] }
  }

  /// Pairs that are some sample's.
  var assigned: Int { samples.reduce(0) { $0 + $1.reads } }

  /// - Parameter read: the pairs that were read from the input.
  /// - Throws: `checkFailed` where pairs were lost or counted twice.
  func reconcile(with read: Int) throws(PipelineError) {
    let sum = assigned + reasons.reduce(0, +)
    guard sum == input, input == read else {
      throw PipelineError(
        .checkFailed, "\(read) pairs were read, \(input) looked at and \(sum) written",
        advice: "please report it as a bug")
    }
  }

  /// `demultiplexing.csv`: a row per sample, then one per reason.
  func table(_ ids: [String]) -> [UInt8] {
    var table = DelimitedWriter(.comma)
    table.row(["sample", "status", "reads", "share", "exact", "corrected", "turned"])
    func share(_ reads: Int) -> Double? { input == 0 ? nil : Double(reads) / Double(input) }
    for (id, sample) in zip(ids, samples) {
      table.field(id)
      table.field("assigned")
      table.field(sample.reads)
      table.field(share(sample.reads))
      table.field(sample.exact)
      table.field(sample.corrected)
      table.field(sample.turned)
      table.endRow()
    }
    for (reason, reads) in zip(UnassignedReason.allCases, reasons) {
      table.field("")
      table.field(reason.rawValue)
      table.field(reads)
      table.field(share(reads))
      for _ in 0..<3 { table.field("") }
      table.endRow()
    }
    return table.bytes
  }
}
