import BioIO
import BioModel
import Testing

@Suite("QIIME 2 artifacts")
struct QIIME2TableTests {
  private func read(_ name: String) throws -> TableDocument {
    try TableFormats.read(bytes: TableInput.fixture("qiime2-artifacts/\(name)"), file: name)
  }

  @Test("tables, with what the artifact says of itself")
  func tables() throws {
    let document = try read("frequency.qza")
    #expect(document.understanding(of: "format")?.value == "qiime2-artifact")
    #expect(document.understanding(of: "artifact")?.value == "0b8b47bd-f2f8-4029-923c-0e37a68340c0")
    #expect(document.understanding(of: "semantic-type")?.value == "FeatureTable[Frequency]")
    #expect(document.understanding(of: "framework")?.value == "QIIME 2 2023.5.1")
    #expect(document.origin == TableOrigin(profiler: "qiime2", version: "2023.5.1", abundance: .reads))
    #expect(document.table.denseRow(0) == [1, 0, 4] && document.table.unit == .counts)
    let shares = try read("relative.qza")
    #expect(shares.table.unit == .relativeAbundance && shares.table.denseRow(0) == [0.2, 0, 0.8])
    #expect(shares.understanding(of: "unit")?.confidence == 1)
    let presence = try read("presence.qza")
    #expect(presence.table.denseRow(0) == [1, 0, 1] && presence.notices.contains { $0.code == "table-kind" })
  }

  @Test("a taxonomy artifact is a taxonomy")
  func taxonomy() throws {
    let bytes = TableInput.fixture("qiime2-artifacts/taxonomy.qza")
    let taxonomy = try TaxonomyTableReader.read(bytes: bytes, file: "taxonomy.qza")
    #expect(taxonomy.featureIDs == ["O1", "O2", "Ö3"] && taxonomy.lineages[0][.genus] == "Blautia")
    #expect(taxonomy.confidences == [0.9, 0.9, 0.9])
    let error = #expect(throws: TableError.self) {
      _ = try TaxonomyTableReader.read(bytes: TableInput.fixture("qiime2-artifacts/frequency.qza"), file: "f.qza")
    }
    #expect(error?.description.contains("not a taxonomy (FeatureData[Taxonomy]); give it as the table") == true)
  }

  @Test(
    "other artifacts and archives say what they are and what to do",
    arguments: [
      ("taxonomy.qza", "FeatureData[Taxonomy], not a table (FeatureTable[Frequency]); give it as --taxonomy"),
      ("tree.qza", "Phylogeny[Rooted], not a table (FeatureTable[Frequency]); give it as --tree"),
      ("visualization.qzv", "give the artifact (.qza) that it was made from"),
      ("reads.qza", "SampleData[SequencesWithQuality]"), ("no-data.qza", "lacks its data"),
      ("bomb.qza", "claims to hold 3221225472 bytes"), ("workbook.csv", "the file is an Excel workbook"),
    ])
  func refused(name: String, says: String) {
    let error = #expect(throws: TableError.self) { _ = try read(name) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("a cut or changed artifact is damaged")
  func damaged() {
    let whole = TableInput.fixture("qiime2-artifacts/frequency.qza")
    for count in stride(from: 80, to: whole.count, by: 211) {
      let error = #expect(throws: TableError.self) {
        _ = try TableFormats.read(bytes: Array(whole[..<count]), file: "t.qza")
      }
      #expect(error?.message.contains("damaged or cut off") == true, "\(error?.description ?? "")")
    }
    for place in stride(from: 100, to: whole.count, by: 37) {
      var bytes = whole
      bytes[place] ^= 0x55
      _ = try? TableFormats.read(bytes: bytes, file: "t.qza")
    }
  }

  @Test("files are opened as they are where containers are taken, and refused where text is expected")
  func opened() throws {
    let tests = #filePath.split(separator: "/").dropLast(2).joined(separator: "/")
    let path = "/\(tests)/Fixtures/qiime2-artifacts/frequency.qza"
    #expect(try ByteReader.readAll(path, takesContainers: true) == TableInput.fixture("qiime2-artifacts/frequency.qza"))
    #expect(throws: BioIOError.self) { _ = try ByteReader.readAll(path) }
  }
}
