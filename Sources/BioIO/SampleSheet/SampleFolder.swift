import BioModel

/// Finds the samples of a folder from the names of its files of reads.
///
/// `F3D145_S211_L001_R1_001.fastq.gz` and its `_R2_` make the paired sample `F3D145`; `A_1.fq`/`A_2.fq`,
/// `A.R1.fastq`/`A.R2.fastq`, `A_R1.fastq.gz`/`A_R2.fastq.gz` the pair `A`; a file without a mark, or a lone first
/// mate, is single-end; BAM and CRAM count too. `Undetermined` reads are left out. Files of other kinds are ignored.
public enum SampleFolder {
  /// The samples, in the order of their names (UTF-8 bytes), whatever the order of the files.
  ///
  /// - Parameters:
  ///   - fileNames: names, or paths, of files.
  ///   - folder: the folder's name, for messages; it is put before the names that are returned.
  /// - Throws: no file of reads; a second mate without its first; lanes of one sample, or other files that claim the
  ///   same place, all named.
  public static func discover(fileNames: [String], folder: String = "") throws(TableError) -> [SampleSheetRow] {
    let place = SourceLocation(file: folder)
    let files = fileNames.compactMap(ReadFileName.init).filter { $0.sample != "Undetermined" }
      .sorted { $0.fileName.utf8.lexicographicallyPrecedes($1.fileName.utf8) }
    guard !files.isEmpty else {
      throw TableError(
        .missingInput, at: place, "the folder holds no reads (.fastq, .fq, also .gz or .bgz; .bam, .cram)",
        advice: "give the folder of FASTQ files or a sample sheet")
    }
    var bySample: [String: [ReadFileName]] = [:]
    for file in files { bySample[file.sample, default: []].append(file) }
    let samples = bySample.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    var rows: [SampleSheetRow] = []
    for sample in samples { rows.append(try row(sample, bySample[sample] ?? [], folder, place)) }
    _ = try Identifiers.checked(rows.map(\.sample), what: "sample") { _ in place }
    return rows
  }

  private static func row(
    _ sample: String, _ files: [ReadFileName], _ folder: String, _ place: SourceLocation
  ) throws(TableError) -> SampleSheetRow {
    let named = files.map(\.fileName).joined(separator: ", ")
    let lanes = Set(files.compactMap(\.lane))
    if lanes.count > 1 {
      throw TableError(
        at: place, "sample \"\(sample)\" has files of \(lanes.count) lanes: \(named)",
        advice:
          "join the lanes of each mate first (`cat SAMPLE_L00?_R1_001.fastq.gz > SAMPLE_R1.fastq.gz`), or list them as samples of their own in a sheet"
      )
    }
    let forward = files.filter { $0.mate == 1 }
    let reverse = files.filter { $0.mate == 2 }
    let unmarked = files.filter { $0.mate == nil }
    let prefix = folder.isEmpty ? "" : folder.hasSuffix("/") ? folder : folder + "/"
    switch (forward.count, reverse.count, unmarked.count) {
    case (1, 1, 0):
      return SampleSheetRow(
        sample: sample, fastq1: prefix + forward[0].fileName, fastq2: prefix + reverse[0].fileName)
    case (1, 0, 0): return SampleSheetRow(sample: sample, fastq1: prefix + forward[0].fileName)
    case (0, 0, 1): return SampleSheetRow(sample: sample, fastq1: prefix + unmarked[0].fileName)
    case (0, 1, 0):
      throw TableError(
        at: place, "sample \"\(sample)\" has second mates only: \(named)", advice: "add the first mates, or use a sheet"
      )
    default:
      throw TableError(
        at: place, "it is not clear which files belong to sample \"\(sample)\": \(named)",
        advice: "name them in a sample sheet")
    }
  }
}
