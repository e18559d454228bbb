import Foundation
import TestSupport
import Testing

/// One community, written in every format: the same ratios come out.
@Suite struct TableAgreementTests {
  private static let tables = Repository.sampleData + "/tables/"

  /// The ratio rows of an analysis, by sample and ratio.
  private static func ratios(_ table: String, _ more: [String] = []) throws -> [String: [String]] {
    let folder = try TemporaryFolder()
    let status = CommandLineCall.status(
      [
        "analyze", tables + table, "--output", folder.file("results"), "--metadata", tables + "metadata.tsv",
        "--metrics", "shannon-ln", "--quiet",
      ] + more)
    #expect(status == 0, "\(table)")
    // The ninth field names the taxa that were found: a table may list taxa that are nowhere, a long one cannot.
    let rows = try Files.rows(folder.file("results/ratios.csv")).dropFirst()
    return Dictionary(
      rows.map { ($0[0] + " " + $0[1], Array($0[2...7] + $0[9...])) }, uniquingKeysWith: { first, _ in first })
  }

  private static let expected = Result { try ratios("counts.tsv") }

  @Test(arguments: [
    ("counts.biom", [String]()), ("counts-by-sample.csv", ["--taxonomy", "taxonomy.tsv"]),
    ("counts-long.tsv", ["--taxonomy", "taxonomy.tsv"]),
  ])
  func countsInAnyFormatGiveTheSame(table: String, more: [String]) throws {
    let options = more.map { $0.hasPrefix("--") ? $0 : TableAgreementTests.tables + $0 }
    let expected = try TableAgreementTests.expected.get()
    let ratios = try TableAgreementTests.ratios(table, options)
    #expect(expected.count >= 32 * 2)
    #expect(ratios == expected)
  }

  @Test func aProfileInPercentGivesTheSameValues() throws {
    let expected = try TableAgreementTests.expected.get()
    let ratios = try TableAgreementTests.ratios("profile-metaphlan.tsv")
    var compared = 0
    for (key, row) in ratios where key.hasSuffix(" firmicutes-bacteroidetes") {
      guard let value = Double(row[0]), let wanted = expected[key].flatMap({ Double($0[0]) }) else { continue }
      // Five decimals of a percent are written.
      #expect(agree(value, wanted, within: 1e-3), "\(key): \(value), from counts \(wanted)")
      compared += 1
    }
    #expect(compared == 32)
  }
}
