import BioIO
import BioModel
import TestSupport
import Testing

@Suite("Seeds and finds of the fuzzers")
struct FuzzCorpusTests {
  private static func names() throws -> [String] {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    return try FolderListing.names(in: "/\(tests)/Fixtures/fuzz-corpus").filter { $0 != "README.md" }
  }

  @Test("every reader takes or refuses every file, whole or cut anywhere")
  func everyReader() throws {
    let names = try Self.names()
    #expect(names.count >= 36)
    for name in names {
      let whole = TableInput.fixture("fuzz-corpus/\(name)")
      #expect(!whole.isEmpty, "\(name)")
      for length in Set([whole.count, whole.count - 1, whole.count / 2, whole.count / 3]) {
        let bytes = Array(whole.prefix(length))
        for format in [nil] + TableFormats.all.map(\.id) {
          guard let document = try? TableFormats.read(bytes: bytes, file: "f", format: format) else { continue }
          #expect(document.table.values.allSatisfy { $0 > 0 && $0.isFinite }, "\(name)")
        }
        _ = try? TaxonomyTableReader.read(bytes: bytes, file: "f")
        _ = try? MetadataReader.read(bytes: bytes, file: "f")
        _ = try? PhyloseqFolder.read(files: [("otu_table.csv", bytes), ("sample_data.csv", bytes)])
      }
    }
  }

  @Test("files that are bad are refused, the others read")
  func verdicts() throws {
    for name in try Self.names() {
      let bytes = TableInput.fixture("fuzz-corpus/\(name)")
      if name.hasPrefix("bad-") || name == "taxonomy-mothur" || name == "taxonomy-qiime2" {
        let error = #expect(throws: TableError.self, "\(name)") {
          _ = try TableFormats.read(bytes: bytes, file: name)
        }
        #expect(error?.location?.file == name && error?.message.isEmpty == false)
      } else if !["taxonomy", "metadata", "phyloseq"].contains(where: name.hasPrefix) {
        let document = try TableFormats.read(bytes: bytes, file: name)
        #expect(document.table.sampleCount > 0, "\(name)")
      }
    }
  }
}
