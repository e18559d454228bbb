import BioModel
import Reads

/// `read_ledger.csv` of `filter`: sample, step, reason, reads; the buckets add up to the input.
enum FilterLedgerCSV {
  static func file(_ results: QualityResults) -> RenderedFile {
    var csv = DelimitedWriter()
    csv.row(["sample", "step", "reason", "reads"])
    for (sample, ledger) in results.ledgers {
      for fate in ReadFate.allCases where fate == .kept || ledger[fate] > 0 {
        csv.field(sample)
        csv.field(fate.step)
        csv.field(fate.rawValue)
        csv.field(ledger[fate])
        csv.endRow()
      }
    }
    return RenderedFile(path: "read_ledger.csv", bytes: csv.bytes)
  }
}
