import BioIO
import BioModel
import TestSupport
import Testing

@Suite("Sample sheets")
struct SampleSheetTests {
  private func read(_ text: String, file: String = "study/sheet.csv") throws -> SampleSheet {
    try SampleSheetReader.read(bytes: Array(text.utf8), file: file, workingDirectory: "/here")
  }

  @Test(
    "one study, many sheets",
    arguments: [
      "sample,fastq_1,fastq_2\nA,r/A_1.fq.gz,r/A_2.fq.gz\nB,r/B_1.fq.gz,r/B_2.fq.gz\n",
      "sampleID\tforwardReads\treverseReads\nA\tr/A_1.fq.gz\t./r//A_2.fq.gz\nB\tr/B_1.fq.gz\tr/B_2.fq.gz\n",
      "# manifest\r\nsample-id\tforward-absolute-filepath\treverse-absolute-filepath\r\nA\tr/A_1.fq.gz\tr/A_2.fq.gz\r\nB\tr/B_1.fq.gz\tr/B_2.fq.gz\r\n",
      "sample-id,absolute-filepath,direction\nA,r/A_2.fq.gz,reverse\nA,r/A_1.fq.gz,forward\nB,r/B_1.fq.gz,forward\nB,r/B_2.fq.gz,reverse\n",
    ])
  func layouts(text: String) throws {
    let rows = try read(text).rows
    #expect(rows.map(\.sample) == ["A", "B"])
    #expect(rows.map(\.fastq1) == ["study/r/A_1.fq.gz", "study/r/B_1.fq.gz"])
    #expect(rows.map(\.fastq2) == ["study/r/A_2.fq.gz", "study/r/B_2.fq.gz"])
  }

  @Test("run, control, further columns, single-end, absolute paths and $PWD")
  func columns() throws {
    let sheet = try read(
      "sample,fastq_1,fastq_2,run,control,subject,age\nA,/d/A.fq,,1,,p1,40\nblank,$PWD/b.bam,,2,Negative,,\n")
    #expect(sheet.rows[0] == SampleSheetRow(sample: "A", fastq1: "/d/A.fq", run: "1", line: 2))
    #expect(
      sheet.rows[1] == SampleSheetRow(sample: "blank", fastq1: "/here/b.bam", run: "2", control: .negative, line: 3))
    #expect(sheet.metadata.columns.map(\.name) == ["subject", "age"])
    #expect(sheet.metadata[column: "subject"]?.values == ["p1", nil])
  }

  @Test(
    "refused with line and advice",
    arguments: [
      ("", 0, "empty"), ("sample,fastq_1\n", 1, "no samples"), ("name,fastq_1\nA,a.fq\n", 1, "no column `sample`"),
      ("sample,file\nA,a.fq\n", 1, "no column `fastq_1`"), ("sample,fastq_1\nA,a.fq\nA,b.fq\n", 3, "a second time"),
      ("sample,fastq_1,fastq_2\nA,a.fq,a.fq\n", 2, "stands twice"),
      ("sample,fastq_1\nA,a.fq\nB,./a.fq\n", 3, "stands twice, for \"A\" (line 2)"),
      ("sample,fastq_1\nA,\n", 2, "names no file"), ("sample,fastq_1\n,a.fq\n", 2, "id is empty"),
      ("sample,fastq_1\nA,a.fq,x\n", 2, "3 fields"),
      ("sample,fastq_1,control\nA,a.fq,healthy\n", 2, "`--reference-level`"),
      ("sample,fastq_1\nA,https://x/a.fq\n", 2, "is a URL"),
      ("sample,fastq_1,forward\nA,a.fq,b.fq\n", 1, "means the same"),
      ("sample,fastq_1,age,age\nA,a.fq,1,2\n", 1, "stands twice"),
      ("sample-id,absolute-filepath,direction\nA,a.fq,up\n", 2, "neither `forward` nor `reverse`"),
      ("sample-id,absolute-filepath,direction\nA,a.fq,forward\nA,b.fq,forward\n", 3, "stands twice"),
    ])
  func refused(text: String, line: Int, says: String) {
    let error = #expect(throws: TableError.self) { _ = try read(text) }
    #expect(error?.location?.line ?? 0 == line, "\(error?.description ?? "")")
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("missing files are listed all at once")
  func missingFiles() throws {
    let sheet = try read("sample,fastq_1,fastq_2\nA,a1,a2\nB,b1,b2\n")
    let error = #expect(throws: TableError.self) { _ = try sheet.checkingFiles { $0.hasSuffix("a1") } }
    #expect(error?.kind == .missingInput)
    #expect(
      error?.message
        == "3 files are missing: study/a2 (line 2, sample \"A\"), study/b1 (line 3, sample \"B\"), study/b2 (line 3, sample \"B\")"
    )
    #expect(try sheet.checkingFiles { _ in true } == sheet)
  }
}

@Suite("Samples of a folder")
struct SampleFolderTests {
  private func found(_ names: [String]) throws -> [String] {
    try SampleFolder.discover(fileNames: names, folder: "d").map { "\($0.sample) \($0.fastq1) \($0.fastq2 ?? "-")" }
  }

  @Test("names of pairs and single files")
  func names() throws {
    #expect(
      try found([
        "F3D145_S211_L001_R2_001.fastq.gz", "F3D145_S211_L001_R1_001.fastq.gz", "SRR1_1.fq", "SRR1_2.fq",
        "b.R1.fastq.bgz",
        "b.R2.fastq.bgz", "c_R1.fastq", "c_R2.fastq", "solo.fastq.gz", "half_1.fastq.gz", "pb.bam", "notes.txt",
        "sheet.tsv",
        "Undetermined_S0_L001_R1_001.fastq.gz", "my_gut_2_S3_R1_001.fastq.gz", "e.1.fastq", "e.2.fastq", "g_R1.trim.fq",
        "g_R2.trim.fq",
      ]) == [
        "F3D145 d/F3D145_S211_L001_R1_001.fastq.gz d/F3D145_S211_L001_R2_001.fastq.gz", "SRR1 d/SRR1_1.fq d/SRR1_2.fq",
        "b d/b.R1.fastq.bgz d/b.R2.fastq.bgz", "c d/c_R1.fastq d/c_R2.fastq", "e d/e.1.fastq d/e.2.fastq",
        "g.trim d/g_R1.trim.fq d/g_R2.trim.fq", "half d/half_1.fastq.gz -", "my_gut_2 d/my_gut_2_S3_R1_001.fastq.gz -",
        "pb d/pb.bam -", "solo d/solo.fastq.gz -",
      ])
  }

  @Test("the order of files changes nothing")
  func order() throws {
    let names = ["b_1.fq", "a_2.fq", "a_1.fq", "b_2.fq"]
    #expect(try found(names) == found(names.reversed()))
  }

  @Test(
    "refused, naming the files",
    arguments: [
      (["x.txt"], "holds no reads"), (["a_S1_L001_R1_001.fastq.gz", "a_S1_L002_R1_001.fastq.gz"], "2 lanes"),
      (["a_2.fq"], "second mates only"), (["a_1.fq", "a_1.fastq.gz"], "not clear"),
      (["a_1.fq", "a_2.fq", "a.fq"], "a.fq, a_1.fq, a_2.fq"),
      (["e\u{301}.fq", "\u{e9}.fq"], "not clear"),
    ])
  func refused(names: [String], says: String) {
    let error = #expect(throws: TableError.self) { _ = try found(names) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }

  @Test("a folder that is not there")
  func noFolder() {
    let error = #expect(throws: TableError.self) { _ = try FolderListing.names(in: "/no/such/folder") }
    #expect(error?.kind == .missingInput)
  }

  @Test(
    "the MiSeq SOP folder and its sheet agree",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func miseqSOP() throws {
    let folder = "\(TestData.folder ?? "")/miseq-sop-mouse"
    let names = try FolderListing.names(in: folder)
    let rows = try SampleFolder.discover(fileNames: names, folder: folder)
    #expect(rows.count == 11 && rows.last?.sample == "Mock")
    let sheet = try SampleSheetReader.read(
      bytes: TableInput.read("\(folder)/samples.tsv"), file: "\(folder)/samples.tsv")
    let byName = Dictionary(rows.map { ($0.sample, $0) }, uniquingKeysWith: { first, _ in first })
    for row in sheet.rows {
      #expect(byName[row.sample]?.fastq1 == row.fastq1 && byName[row.sample]?.fastq2 == row.fastq2, "\(row.sample)")
    }
    #expect(sheet.metadata.columns.map(\.name) == ["subject", "day", "when"])
  }
}
