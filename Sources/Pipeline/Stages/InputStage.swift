import BioIO
import BioModel
import Glibc

/// The samples to run: from a sheet, or from the names in a folder.
enum InputStage {
  /// - Parameter input: a sheet, `-` for a sheet on standard input, or a folder.
  /// - Throws: missing input, a malformed sheet, or all files that are missing at once.
  static func samples(_ input: String) throws -> SampleSheet {
    if isFolder(input) {
      let rows = try SampleFolder.discover(fileNames: FolderListing.names(in: input), folder: input)
      guard !rows.isEmpty else {
        throw PipelineError(
          .missingInput, at: SourceLocation(file: input), "the folder holds no FASTQ or BAM files",
          advice: "name a folder of reads, or a sample sheet")
      }
      return SampleSheet(rows: rows, file: input)
    }
    let bytes = try ByteReader.readAll(input)
    return try SampleSheetReader.read(bytes: bytes, file: input, workingDirectory: workingDirectory())
  }

  /// - Throws: `malformedInput` when some samples are pairs and others single reads: their variants would differ in
  ///   length and could not be compared. (BAM and CRAM files may hold pairs.)
  static func refuseMixedLayouts(_ sheet: SampleSheet) throws(PipelineError) {
    let single = sheet.rows.filter { row in
      row.fastq2 == nil && ![".bam", ".cram"].contains { row.fastq1.hasSuffix($0) }
    }
    guard let first = single.first, sheet.rows.contains(where: { $0.fastq2 != nil }) else { return }
    throw PipelineError(
      .malformedInput, at: SourceLocation(file: sheet.file, line: first.line),
      "\(single.count) samples have one file (\(first.sample)), the others two",
      advice: "run pairs and single reads apart, or leave fastq_2 out for all")
  }

  /// Whether a path can be opened for reading; standard input always can.
  static func isReadable(_ path: String) -> Bool {
    if path == "-" { return true }
    return unsafe access(path, R_OK) == 0
  }

  /// Whether a path leads to a file on disk, not to a pipe, a device or a folder.
  static func isRegularFile(_ path: String) -> Bool { kind(path) == S_IFREG }

  /// Whether anything has this name.
  static func exists(_ path: String) -> Bool { kind(path) != nil }

  /// Whether a path leads to a folder.
  static func isFolder(_ path: String) -> Bool { kind(path) == S_IFDIR }

  private static func kind(_ path: String) -> mode_t? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return status.st_mode & S_IFMT
  }

  private static func workingDirectory() -> String {
    guard let path = unsafe getcwd(nil, 0) else { return "." }
    defer { unsafe free(path) }
    return unsafe String(cString: path)
  }
}

extension SampleSheetRow {
  /// The sample's files, first mates first.
  var files: [String] { [fastq1] + (fastq2.map { [$0] } ?? []) }
}
