public import BioModel
import Reads

/// `read_ledger.csv`: every read pair in exactly one bucket; the last bucket is `kept`.
///
/// Buckets of steps that did not run are left out, unless they hold reads, so the rows always add up to the input. A
/// sample whose input could not be read has one row, step `not-read`, with its reason.
public struct ReadLedgerCSV: ResultFile {
  public let descriptor = Descriptor(
    id: "read-ledger-csv", title: "read_ledger.csv",
    summary: "Where every read pair went: sample, step, reason, reads.")

  public var part: ResultPart? { .tables }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var csv = DelimitedWriter()
    csv.row(["sample", "step", "reason", "reads"])
    let hasLedgers = results.samples.contains { $0.ledger != nil }
    for sample in results.samples where hasLedgers {
      guard let ledger = sample.ledger else {
        csv.row([sample.id, "not-read", results.absenceReason(sample), "0"])
        continue
      }
      for fate in results.run.ledgerFates(holding: [ledger]) {
        csv.row([sample.id, fate.step, fate.rawValue, String(ledger[fate])])
      }
    }
    return [RenderedFile(path: "read_ledger.csv", bytes: csv.bytes)]
  }
}

extension RunDescription {
  /// The buckets to show: those of steps that ran, those that hold reads, and `kept`.
  func ledgerFates(holding ledgers: [ReadLedger]) -> [ReadFate] {
    ReadFate.allCases.filter { fate in
      fate == .kept || ledgerSteps.contains(fate.step) || ledgers.contains { $0[fate] > 0 }
    }
  }
}
