import BioModel
import FoundationEssentials
import Reads

/// The table of a made-up library, and a choice from it.
enum ExampleTruncation {
  /// As a plan file states it.
  static let chosen = try? JSONDecoder().decode(
    Truncation.self,
    from: Data(
      """
      {"forward": 80, "reverse": 70, "maximumExpectedErrors": {"forward": 2, "reverse": 2}, "overlap": 30, "keptShare": 1}
      """.utf8))

  /// Twenty pairs of 100 bases; every second one has a second mate that is poor behind base 70.
  static let table: TruncationTable = {
    let good = [UInt8](repeating: 38, count: 100)
    let poor = [UInt8](repeating: 38, count: 70) + [UInt8](repeating: 2, count: 30)
    var survey = LibrarySurvey()
    var surveyor = LibrarySurveyor(primers: nil)
    surveyor.add(
      ReadPairBatch(forward: mates { _ in good }, reverse: mates { $0 % 2 == 0 ? poor : good }), to: &survey)
    return TruncationTable(survey, longestAmplicon: 120)
  }()

  private static func mates(_ scores: (Int) -> [UInt8]) -> ReadBatch {
    let letters = Array("ACGT".utf8)
    let batch = ReadBatch()
    for number in 0..<20 {
      let bases = (0..<100).map { letters[($0 * (number + 3) + $0 / 7) % 4] }
      batch.append(name: Array("r\(number)".utf8), sequence: bases, quality: scores(number))
    }
    return batch
  }
}
