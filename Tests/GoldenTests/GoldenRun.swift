import Foundation

/// One run over the sample data that golden files and other tests look at.
final class GoldenRun: Sendable {
  private let folder: TemporaryFolder
  let output: String
  let status: Int32

  static let shared = Result { try GoldenRun() }

  /// Samples whose rows are in the golden files: all 32 make the reference group and the common depth.
  static let samples = ["healthy-01", "altered-01", "blank-01"]
  static let metrics =
    "observed-features,chao1-bias-corrected,shannon-ln,simpson-1-d,pielou-evenness,bray-curtis-relative,aitchison"

  private init() throws {
    folder = try TemporaryFolder()
    output = folder.file("results")
    status = CommandLineCall.status([
      "run", Repository.sampleData + "/samples.csv", "--output", output, "--plan", Repository.plan, "--denoiser",
      "unoise", "--min-confidence", "0.5", "--phred", "33", "--seed", "1",
      "--depth", "1000", "--reference-level", "group=healthy", "--ratio", "mine=Prevotella/Bacteroides", "--quiet",
    ])
  }

  /// A result file's text with the rows, or the columns, of the chosen samples only.
  func excerpt(_ name: String) throws -> String {
    let text = try Files.text(output + "/" + name)
    let separator: Character = name.hasSuffix(".tsv") ? "\t" : ","
    let lines = text.split(separator: "\n")
    guard let header = lines.first?.split(separator: separator, omittingEmptySubsequences: false) else { return "" }
    let kept: [Substring]
    if GoldenRun.samples.contains(where: { header.contains(Substring($0)) }) {
      let columns = header.indices.filter { $0 == 0 || GoldenRun.samples.contains(String(header[$0])) }
      kept = lines.map { line in
        let fields = line.split(separator: separator, omittingEmptySubsequences: false)
        return Substring(columns.map { String(fields[$0]) }.joined(separator: String(separator)))
      }
    } else if header[0] == "sample" {
      kept = lines.enumerated().filter { number, line in
        number == 0 || GoldenRun.samples.contains(String(line.prefix { $0 != separator }))
      }.map(\.element)
    } else {
      kept = lines
    }
    return kept.joined(separator: "\n") + "\n"
  }
}
