import Amplicon
import BioIO
import BioModel

/// `priors.csv`: sequences that two or more samples of a sequencing run have, by mate; what pseudo-pooled samples know
/// of each other.
enum PriorsFile {
  static let columns = ["run", "mate", "sequence"]

  static func text(_ priors: [(run: String, priors: MatePriors)]) -> [UInt8] {
    var csv = DelimitedWriter()
    csv.row(columns)
    for (run, mates) in priors {
      for (mate, sequences) in [("forward", mates.forward), ("reverse", mates.reverse)] {
        for sequence in sequences.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
          csv.row([run, mate, String(decoding: sequence, as: UTF8.self)])
        }
      }
    }
    return csv.bytes
  }

  /// - Throws: `malformedInput` with the line for wrong columns, an unknown mate, or letters other than A, C, G, T.
  static func read(_ path: String) throws -> [String: MatePriors] {
    let rows = try DelimitedRows.rows(try ByteReader.readAll(path), delimiter: UInt8(ascii: ","), file: path)
    func fault(_ line: Int, _ message: String) -> PipelineError {
      PipelineError(
        .malformedInput, at: SourceLocation(file: path, line: line), message,
        advice: "give the priors.csv that dysbio merge-tables --second-round wrote")
    }
    guard let head = rows.first, head.fields == columns else {
      throw fault(1, "the columns are not \(columns.joined(separator: ","))")
    }
    var priors: [String: MatePriors] = [:]
    for row in rows.dropFirst() {
      guard row.fields.count == columns.count else { throw fault(row.line, "there are not \(columns.count) fields") }
      let sequence = Array(row.fields[2].utf8)
      guard !sequence.isEmpty, sequence.allSatisfy({ Array("ACGT".utf8).contains($0) }) else {
        throw fault(row.line, "the sequence has letters other than A, C, G, T")
      }
      switch row.fields[1] {
      case "forward": priors[row.fields[0], default: MatePriors()].forward.insert(sequence)
      case "reverse": priors[row.fields[0], default: MatePriors()].reverse.insert(sequence)
      default: throw fault(row.line, "\"\(row.fields[1])\" is neither forward nor reverse")
      }
    }
    return priors
  }
}
