import BioIO
import BioModel
import TestSupport
import Testing

@Suite("Sample metadata")
struct MetadataReaderTests {
  private func read(_ text: String) throws -> MetadataDocument {
    try MetadataReader.read(bytes: Array(text.utf8), file: "m.tsv")
  }

  @Test(
    "one content, many spellings",
    arguments: [
      "id\tage\tsite\na\t1\tgut\nb\t\tNA\n", "\u{FEFF}sample-id\tage\tsite\r\na\t1\tgut\r\nb\t\tNA\r\n",
      "ID\tage\tsite\ra\t1\tgut\rb\t\tNA",
      "# c\n\n#SampleID\tage\tsite\t\n# d\n#q2:types\tnumeric\tcategorical\n", "sample,age,site\na,1,gut\nb,,NA\n",
      "\n\t\t\n id \t\" age\"\tsite  \n\" #c\"\na \t 1\tgut\n\t\t\n\"b\"\t\" \"\tNA\n",
    ])
  func spellings(text: String) throws {
    if text.contains("q2:types") {
      // A comment between header and types is no directive's end, but there are no samples here.
      #expect(throws: TableError.self) { _ = try read(text) }
      return
    }
    let metadata = try read(text).metadata
    #expect(metadata.sampleIDs == ["a", "b"])
    #expect(metadata[column: "age"]?.values == ["1", nil] && metadata[column: "site"]?.values == ["gut", "NA"])
  }

  @Test("types, short rows, quoted line ends")
  func details() throws {
    let document = try read("id\tn\tc\n#q2:types\tnumeric\t\na\t1e3\n\"b\"\t-4.5\t\"two\nlines \"\"q\"\"\"\n")
    #expect(document.statedTypes == ["n": "numeric"])
    #expect(document.metadata[column: "c"]?.values == [nil, "two\nlines \"q\""])
  }

  @Test("a column that repeats the ids is dropped, one that differs is refused")
  func repeatedIDs() throws {
    let document = try read("sample\tx\tsampleid\na\t1\ta\n")
    #expect(document.metadata.columns.map(\.name) == ["x"] && document.notices.map(\.code) == ["id-column-repeated"])
    #expect(throws: TableError.self) { _ = try read("sample\tx\tsampleid\na\t1\tb\n") }
  }

  @Test(
    "refused with the line",
    arguments: [
      ("", 0), ("# only\n", 0), ("id\ta\n", 1), ("name\ta\nx\t1\n", 1), ("id\ta\ta\nx\t1\t2\n", 1),
      ("id\t\ta\nx\t1\t2\n", 1),
      ("id\ta\nx\t1\n\t2\n", 3), ("id\ta\nx\t1\n x\t2\n", 3), ("id\ta\nx\t1\t9\n", 2),
      ("id\ta\n#q2:types\tnumeric\nx\t1\ny\tnan\n", 4),
      ("id\ta\n#q2:types\tdate\nx\t1\n", 2), ("id\ta\nx\t1\n#q2:types\tnumeric\n", 3),
    ])
  func refused(text: String, line: Int) {
    let error = #expect(throws: TableError.self) { _ = try read(text) }
    #expect(error?.location?.file == "m.tsv" && (error?.location?.line ?? 0) == line, "\(error?.description ?? "")")
  }

  @Test(
    "QIIME 2's own valid and invalid files",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func qiime2() throws {
    let folder = "\(TestData.folder ?? "")/messy-inputs"
    let valid = try FolderListing.names(in: "\(folder)/metadata-accept")
    #expect(valid.count == 14)
    for name in valid {
      let document = try MetadataReader.read(bytes: TableInput.read("\(folder)/metadata-accept/\(name)"), file: name)
      #expect(!document.metadata.sampleIDs.isEmpty, "\(name)")
      if name.hasPrefix("leading") || name.hasPrefix("mac") || name.hasPrefix("comments") || name.hasPrefix("BOM") {
        #expect(document.metadata[column: "col2"]?.values.first == "a", "\(name)")
        #expect(document.metadata[column: "col1"]?.values.first == "1", "\(name)")
      }
    }
    let invalid = try FolderListing.names(in: "\(folder)/metadata-reject")
    #expect(invalid.count == 12)
    for name in invalid {
      let error = #expect(throws: TableError.self, "\(name)") {
        _ = try MetadataReader.read(bytes: TableInput.read("\(folder)/metadata-reject/\(name)"), file: name)
      }
      #expect(error?.location?.file == name)
    }
  }

  @Test(
    "metadata of real cohorts", .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func cohorts() throws {
    for (path, samples, column) in [
      ("cohort-pediatric-ibd/metadata.tsv", 43, "Class"), ("cohort-wirbel-crc/metadata.tsv", 125, "nspecies"),
      ("cohort-zackular-crc/metadata.tsv", 88, "DiseaseState"), ("cohort-atlas1006/metadata.tsv", 1151, "bmi_group"),
      ("cohort-sokol-ibd/mapping-orig.txt.gz", 233, "AGE"),
      ("cohort-sokol-ibd/task-healthy-cd.txt", 81, "Var"), ("diversity-age/metadata.txt", 18, "Group"),
      ("mock-tables/mock-3/sample-metadata.tsv", 4, "PrimerName"),
    ] {
      let metadata = try MetadataReader.read(bytes: TableInput.read("\(TestData.folder ?? "")/\(path)"), file: path)
        .metadata
      #expect(metadata.sampleIDs.count == samples, "\(path)")
      #expect(metadata[column: column] != nil, "\(path)")
    }
    // This one is Windows-1252: the byte is named, nothing is guessed.
    let odd = TableInput.read("\(TestData.folder ?? "")/cohort-schubert-cdi/schubert.metadata.tsv")
    let error = #expect(throws: TableError.self) { _ = try MetadataReader.read(bytes: odd, file: "schubert") }
    #expect(error?.location?.byteOffset == 788 && error?.location?.line == 2)
  }
}
