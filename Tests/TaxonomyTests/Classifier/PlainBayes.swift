import BioModel
import Glibc
import Taxonomy

/// The textbook scorer: dense counts, every formula as printed in Wang 2007. The twin of `NaiveBayesClassifier`'s
/// full-sequence call.
struct PlainBayes {
  private let lineages: [String]
  private let size: [Double]
  private let held: [[Int: Double]]
  private let total: [Int: Double]
  private let sequenceCount: Double

  init(_ records: [ReferenceRecord]) {
    let lineages = Set(records.map(\.header)).sorted()
    var size = [Double](repeating: 0, count: lineages.count)
    var held = [[Int: Double]](repeating: [:], count: lineages.count)
    var total: [Int: Double] = [:]
    for record in records {
      guard let number = lineages.firstIndex(of: record.header) else { continue }
      size[number] += 1
      for word in Set(Self.words(record.sequence)) {
        held[number][word, default: 0] += 1
        total[word, default: 0] += 1
      }
    }
    self.lineages = lineages
    self.size = size
    self.held = held
    self.total = total
    sequenceCount = Double(records.count)
  }

  static func words(_ sequence: [UInt8]) -> [Int] {
    let codes = sequence.map { Array("ACGT".utf8).firstIndex(of: $0) }
    guard codes.count >= 8 else { return [] }
    return (0...(codes.count - 8)).compactMap { start in
      let window = codes[start..<(start + 8)].compactMap { $0 }
      return window.count == 8 ? window.reduce(0) { $0 * 4 + $1 } : nil
    }
  }

  /// Headers of the classes with the best log-probability (within 1e-9).
  func best(_ query: [UInt8]) -> [String] {
    let words = Self.words(query)
    let scores = lineages.indices.map { number in
      words.reduce(0.0) { sum, word in
        let background = (total[word, default: 0] + 0.5) / (sequenceCount + 1)
        return sum + log((held[number][word, default: 0] + background) / (size[number] + 1))
      }
    }
    let maximum = scores.max() ?? 0
    return lineages.indices.filter { maximum - scores[$0] <= 1e-9 * maximum.magnitude }.map { lineages[$0] }
  }
}
