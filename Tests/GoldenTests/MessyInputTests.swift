import Foundation
import TestSupport
import Testing

/// Files that other projects collected, each with the verdict it should get, through the whole program.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data")) struct MessyInputTests {
  private static func files(_ kind: String) -> [String] {
    guard let root = TestData.folder else { return [] }
    let folder = root + "/messy-inputs/" + kind
    return ((try? Files.names(under: folder)) ?? []).map { folder + "/" + $0 }
  }

  private func status(_ files: String, _ folder: TemporaryFolder) throws -> Int32 {
    let sheet = try folder.write("s.csv", "sample,fastq_1,fastq_2\nx,\(files)\n")
    return CommandLineCall.status(TinyStudy.arguments(sheet, to: folder.file("out")))
  }

  @Test(arguments: files("fastq-reject")) func malformedFilesAreRefused(file: String) throws {
    let folder = try TemporaryFolder()
    let status = try status(file + ",", folder)
    #expect(status == 65 || status == 66)
    #expect(folder.holdsNothing(of: "out"))
  }

  @Test(arguments: [("ERRSEQFUFAIL_1.fastq.gz", "ERRSEQFUFAIL_2.fastq.gz"), ("uneven_R1.fq.gz", "uneven_R2.fq.gz")])
  func matesThatDoNotMatchAreRefused(first: String, second: String) throws {
    let root = try #require(TestData.folder) + "/messy-inputs/pairs-reject/"
    let folder = try TemporaryFolder()
    #expect(try status("\(root)\(first),\(root)\(second)", folder) == 65)
    #expect(folder.holdsNothing(of: "out"))
  }

  /// They are read to their end. They hold a few short reads, none of which is an amplicon: the sample gives nothing,
  /// which is said with its reason, and every read is in the ledger.
  @Test(arguments: files("fastq-accept")) func legalFilesAreRead(file: String) throws {
    let folder = try TemporaryFolder()
    let code = try status(file + ",", folder)
    #expect(code == 0 || code == 2)
    let row = try #require(try Files.rows(folder.file("out/summary.csv")).last)
    #expect(row[1] == "ok" || Array(row[1...2]) == ["empty", "no-reads-kept"], "\(row)")
    let reads = try #require(Int(row[5]))
    let ledger = try Files.rows(folder.file("out/read_ledger.csv")).dropFirst().compactMap { Int($0[3]) }
    #expect(reads > 0)
    #expect(ledger.reduce(0, +) == reads)
  }
}
