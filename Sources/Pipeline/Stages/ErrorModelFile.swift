import Amplicon
import BioIO
import BioModel
import Reporting

/// Error models of sequencing runs as a file (`error_model.csv`), read back exactly.
enum ErrorModelFile {
  /// - Throws: `malformedInput` with the line: wrong columns, an unknown transition, a score or rate that is none, rates
  ///   that are missing or stand there twice.
  static func read(_ bytes: [UInt8], file: String) throws -> [RunErrors] {
    let rows = try DelimitedRows.rows(bytes, delimiter: UInt8(ascii: ","), file: file)
    func fault(_ line: Int?, _ message: String) -> PipelineError {
      PipelineError(
        .malformedInput, at: SourceLocation(file: file, line: line), message,
        advice: "give the error_model.csv that dysbio learn-errors or dysbio run wrote")
    }
    guard let head = rows.first, head.fields == ErrorModelCSV.columns else {
      throw fault(1, "the columns are not \(ErrorModelCSV.columns.joined(separator: ","))")
    }
    var order: [String] = []
    var mates: [String: [String: MateRates]] = [:]
    for row in rows.dropFirst() {
      guard row.fields.count == ErrorModelCSV.columns.count else {
        throw fault(row.line, "there are \(row.fields.count) fields instead of \(ErrorModelCSV.columns.count)")
      }
      let (run, mate) = (row.fields[0], row.fields[1])
      guard ["forward", "reverse", "reads"].contains(mate) else {
        throw fault(row.line, "\"\(mate)\" is none of forward, reverse, reads")
      }
      guard let transition = (0..<Transition.count).first(where: { Transition.name($0) == row.fields[2] }) else {
        throw fault(row.line, "\"\(row.fields[2])\" is no transition such as A2C")
      }
      guard let score = Int(row.fields[3]), (0...93).contains(score), let rate = Double(row.fields[5]), rate >= 0,
        rate <= 1
      else { throw fault(row.line, "the score or the rate is no number of its range") }
      if mates[run] == nil { order.append(run) }
      guard mates[run, default: [:]][mate, default: MateRates()].set(transition, score, rate) else {
        throw fault(row.line, "\(row.fields[2]) at score \(score) stands there twice")
      }
    }
    return try order.map { run in
      let known = mates[run] ?? [:]
      let names = RunErrors.mateNames(known.count)
      return RunErrors(
        run: run,
        mates: try names.map { name in
          guard let model = known[name]?.model else {
            throw fault(nil, "the rates of \(run.isEmpty ? "the run" : "run \(run)"), \(name), are not complete")
          }
          return RunErrors.Mate(model: model, learning: nil)
        })
    }
  }

  /// Rates as they are read.
  private struct MateRates {
    private var rates = [Double?](repeating: nil, count: Transition.count * TransitionCounts.scoreCount)
    private var highest = 0

    /// False when there is a rate already.
    mutating func set(_ row: Int, _ score: Int, _ rate: Double) -> Bool {
      let place = row * TransitionCounts.scoreCount + score
      guard rates[place] == nil else { return false }
      rates[place] = rate
      highest = max(highest, score)
      return true
    }

    /// Nil when a rate is missing, or when the four of a base do not sum to 1.
    var model: ErrorModel? {
      var complete: [Double] = []
      for row in 0..<Transition.count {
        for score in 0...highest {
          guard let rate = rates[row * TransitionCounts.scoreCount + score] else { return nil }
          complete.append(rate)
        }
      }
      let model = ErrorModel(highestScore: highest, rates: complete)
      for base in 0..<4 {
        for score in 0...highest {
          let sum = (0..<4).reduce(0) { $0 + model.rate(Transition.row(from: base, to: $1), score: score) }
          if (sum - 1).magnitude > 1e-6 { return nil }
        }
      }
      return model
    }
  }
}
