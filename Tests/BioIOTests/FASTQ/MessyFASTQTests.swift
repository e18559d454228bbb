import BioIO
import BioModel
import TestSupport
import Testing

/// Real awkward files with a known verdict each (the data set's README says where they come from).
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct MessyFASTQTests {
  private func files(_ folder: String) throws -> [String] {
    let path = (TestData.folder ?? "") + "/messy-inputs/" + folder
    let names = try folderNames(path).map { path + "/" + $0 }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  @Test func rejected() throws {
    let files = try files("fastq-reject")
    #expect(files.count == 22)
    for file in files {
      let error = failure { _ = try reads(file) }
      #expect(error?.kind == .malformedInput || error?.kind == .missingInput, "\(file)")
      #expect(error?.location?.file == file)
      let place = error?.location
      #expect(place?.record != nil && place?.line != nil || place?.byteOffset != nil, "\(String(describing: error))")
    }
  }

  /// Read counts by `grep -c` of the titles, confirmed with Biopython where it parses the file.
  @Test(arguments: [
    ("example.fastq", 3), ("example_dos.fastq", 3), ("example.fastq.gz", 3), ("longreads_original_sanger.fastq", 10),
    ("misc_dna_original_sanger.fastq", 4), ("sanger_full_range_original_sanger.fastq", 2), ("solexa_1.fastq.gz", 1),
    ("solexa_2.fastq.gz", 1), ("test_33.fastq.gz", 2), ("test_e17.fastq.gz", 1), ("tricky.fastq", 4),
    ("wrapping_original_sanger.fastq", 3),
  ])
  func accepted(name: String, count: Int) throws {
    let path = (TestData.folder ?? "") + "/messy-inputs/fastq-accept/" + name
    #expect(try reads(path).count == count)
    #expect(try files("fastq-accept").count == 12)
  }

  @Test func offset64IsConvertedOrRefused() throws {
    let files = try files("fastq-offset64")
    #expect(files.count == 9)
    for file in files {
      if file.contains("full_range") {
        #expect(failure { _ = try reads(file) }?.advice.contains("--phred 64") == true)
        #expect(try reads(file, phred: .offset64).count == 2)
        continue
      }
      let reader = try FASTQReader(path: file)
      let batch = ReadBatch()
      while try reader.next(into: batch, maximumRecords: 10) {
        for record in batch.records { #expect(batch.bytes[record.quality].allSatisfy { $0 <= 41 }) }
      }
      #expect(reader.phredOffset == 64, "\(file)")
      #expect(reader.notices.contains { $0.code == "phred-offset-64" })
    }
  }

  @Test(arguments: [("empty.fq", 0), ("interleaved.fq.gz", 14), ("multiline.fq", 2), ("test_e9.fastq.gz", 2)])
  func edges(name: String, count: Int) throws {
    #expect(try reads((TestData.folder ?? "") + "/messy-inputs/fastq-edge/" + name).count == count)
  }

  @Test(arguments: [
    ("pairs-reject/uneven_R1.fq.gz", "pairs-reject/uneven_R2.fq.gz", nil as Int?),
    ("pairs-reject/ERRSEQFUFAIL_1.fastq.gz", "pairs-reject/ERRSEQFUFAIL_2.fastq.gz", nil),
    ("pairs-edge/empty-empty_S1_L001_R1_001.fastq.gz", "pairs-edge/empty-empty_S1_L001_R2_001.fastq.gz", 0),
    ("pairs-edge/m3n701-s505_S3_L001_R1_001.fastq.gz", "pairs-edge/m3n701-s505_S3_L001_R2_001.fastq.gz", 5),
  ])
  func pairs(first: String, second: String, count: Int?) throws {
    let folder = (TestData.folder ?? "") + "/messy-inputs/"
    var seen = 0
    let error = failure {
      let stream = try PairedReadStream(forward: folder + first, reverse: folder + second)
      var slot = ReadPairSlot()
      while try stream.next(into: &slot) { seen += slot.pairs.count }
    }
    if let count {
      #expect(error == nil && seen == count)
    } else {
      #expect(error?.kind == .malformedInput)
      #expect(error?.location?.record != nil)
      #expect(error?.description.contains(second) == true && error?.description.contains(first) == true)
    }
  }
}
