import BioModel

/// Reads sample sheets: our own columns, nf-core/ampliseq sheets, QIIME 2 manifests (V1 with `direction`, V2); commas
/// or tabs; `#` lines are comments.
///
/// | meaning | heads, in any case, blanks, hyphens and underscores ignored |
/// |---|---|
/// | sample | `sample`, `sampleID`, `sample-id`, `sample_name`, `id` |
/// | forward or single reads | `fastq_1`, `forwardReads`, `forward-absolute-filepath`, `absolute-filepath`, `forward`, `R1` |
/// | reverse reads | `fastq_2`, `reverseReads`, `reverse-absolute-filepath`, `reverse`, `R2` |
/// | run, control | `run`; `control` = `negative`, `positive` or empty |
///
/// Every other column is metadata.
public enum SampleSheetReader {
  /// - Parameters:
  ///   - workingDirectory: what `$PWD` in a path stands for.
  /// - Throws: missing columns, ragged rows, samples empty or twice, one file twice, an unknown control, URLs.
  public static func read(
    bytes: [UInt8], file: String, workingDirectory: String = "."
  ) throws(TableError) -> SampleSheet {
    let text = try TextBytes.checked(bytes, file: file)
    var rows = try DelimitedRows.rows(text, delimiter: MetadataHeader.delimiter(of: text), file: file)
      .map { DelimitedRows.Row(line: $0.line, fields: $0.fields.map { $0.trimmingBlanks() }) }
      .filter { row in row.fields.contains { !$0.isEmpty } }
    rows.removeAll { $0.fields[0].hasPrefix("#") && SampleSheetColumns.Meaning($0.fields[0]) != .sample }
    guard let header = rows.first else { throw TableError(at: SourceLocation(file: file), "the sample sheet is empty") }
    let columns = try SampleSheetColumns(header, file: file)
    rows.removeFirst()
    guard !rows.isEmpty else {
      throw TableError(
        at: SourceLocation(file: file, line: header.line), "the sample sheet has a header and no samples")
    }
    for row in rows where row.fields.count != header.fields.count {
      throw TableError(
        at: SourceLocation(file: file, line: row.line),
        "the row has \(row.fields.count) fields, the header names \(header.fields.count)",
        advice: "separate fields by \(text.contains(0x09) ? "tabs" : "commas"), leave empty what does not apply")
    }
    let paths = SampleSheetPaths(sheet: file, workingDirectory: workingDirectory)
    let samples =
      try columns.directionColumn == nil
      ? plain(rows, columns, paths, file) : manifest(rows, columns, paths, file)
    try refuseSharedFiles(samples, file)
    let ids = try Identifiers.checked(samples.map(\.sample), what: "sample") { number in
      SourceLocation(file: file, line: samples[number].line)
    }
    return SampleSheet(rows: samples, metadata: columns.metadata(rows, samples: samples, ids: ids), file: file)
  }

  private static func plain(
    _ rows: [DelimitedRows.Row], _ columns: SampleSheetColumns, _ paths: SampleSheetPaths, _ file: String
  ) throws(TableError) -> [SampleSheetRow] {
    var samples: [SampleSheetRow] = []
    for row in rows {
      let reverse = columns.value(.reverse, row)
      samples.append(
        SampleSheetRow(
          sample: columns.value(.sample, row) ?? "",
          fastq1: try paths.resolved(columns.value(.forward, row), line: row.line),
          fastq2: try reverse.map { path throws(TableError) in try paths.resolved(path, line: row.line) },
          run: columns.value(.run, row), control: try columns.control(row, file: file), line: row.line))
    }
    return samples
  }

  // QIIME 2's first manifest: one row per file, its direction in a column.
  private static func manifest(
    _ rows: [DelimitedRows.Row], _ columns: SampleSheetColumns, _ paths: SampleSheetPaths, _ file: String
  ) throws(TableError) -> [SampleSheetRow] {
    var order: [String] = []
    var files: [String: (forward: String?, reverse: String?, row: DelimitedRows.Row)] = [:]
    for row in rows {
      let sample = columns.value(.sample, row) ?? ""
      let path = try paths.resolved(columns.value(.forward, row), line: row.line)
      var entry = files[sample] ?? (nil, nil, row)
      if files[sample] == nil { order.append(sample) }
      switch columns.value(.direction, row)?.lowercased() {
      case "forward" where entry.forward == nil: entry.forward = path
      case "reverse" where entry.reverse == nil: entry.reverse = path
      default:
        throw TableError(
          at: SourceLocation(file: file, line: row.line),
          "the direction of sample \"\(sample)\" is neither `forward` nor `reverse`, or stands twice")
      }
      files[sample] = entry
    }
    var samples: [SampleSheetRow] = []
    for sample in order {
      guard let entry = files[sample] else { continue }
      guard let first = entry.forward ?? entry.reverse else { continue }
      samples.append(
        SampleSheetRow(
          sample: sample, fastq1: first, fastq2: entry.forward == nil ? nil : entry.reverse,
          run: columns.value(.run, entry.row), control: try columns.control(entry.row, file: file),
          line: entry.row.line))
    }
    return samples
  }

  private static func refuseSharedFiles(_ samples: [SampleSheetRow], _ file: String) throws(TableError) {
    var users: [String: SampleSheetRow] = [:]
    for row in samples {
      for path in [row.fastq1, row.fastq2].compactMap({ $0 }) {
        guard let other = users.updateValue(row, forKey: path) else { continue }
        throw TableError(
          at: SourceLocation(file: file, line: row.line),
          "the file \(path) stands twice, for \"\(other.sample)\" (line \(other.line ?? 0)) and \"\(row.sample)\"",
          advice: "give every sample its own files; forward and reverse reads are two files")
      }
    }
  }
}
