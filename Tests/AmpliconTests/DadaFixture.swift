import Amplicon
import TestSupport

/// The samples and golden values of `Fixtures/dada`.
enum DadaFixture {
  static let samples: [QualityUniques] = [1, 2].map { number in
    var dereplicator = QualityDereplicator()
    for read in Fixture.fastq(atPath: Fixture.dada + "sample-\(number).fastq") {
      dereplicator.insert(bases: read.bases.span, scores: read.quality.span)
    }
    return dereplicator.finish().uniques
  }

  static func errors() throws -> ErrorModel { try ErrorModel(csv: text("errors.csv")) }

  static func text(_ name: String) -> String { TestFiles.text("Fixtures/dada/" + name, beside: #filePath) }
  static func rows(_ name: String) -> [[String]] { TestFiles.rows("Fixtures/dada/" + name, beside: #filePath) }

  /// A variant as one line: sequence, counts, birth (parent 1-based, p corrected), numbers to nine digits.
  static func lines(_ partitions: DadaPartitions) -> [String] {
    partitions.variants.map { variant in
      var line = String(decoding: variant.sequence, as: UTF8.self)
      line += ",\(variant.readCount),\(variant.exactReads),\(variant.oneOffReads),\(variant.uniqueCount)"
      switch variant.birth {
      case .initial: return line + ",0,,"
      case .abundance(let p, _, let from, let hamming): return line + ",\(from + 1),\(digits(p)),\(hamming)"
      case .prior(let p, _, let from, let hamming): return line + ",\(from + 1),\(digits(p)),\(hamming)"
      }
    }
  }

  /// The same line of R's result.
  static func lines(mode: String, sample: Int) -> [String] {
    rows("variants.csv").filter { $0[0] == mode && $0[1] == String(sample) }.map { row in
      let birth = row[8] == "NA" ? "0,," : "\(row[8]),\(digits(Double(row[9]) ?? .nan)),\(row[11])"
      return row[2...6].joined(separator: ",") + "," + birth
    }
  }

  /// Nine significant digits: decades below 1, and the mantissa.
  private static func digits(_ p: Double) -> String {
    if p == 0 { return "0" }
    var (mantissa, exponent) = (p, 0)
    while mantissa < 1 {
      mantissa *= 10
      exponent -= 1
    }
    return "\((mantissa * 1e8).rounded() / 1e8)e\(exponent)"
  }
}
