public import BioModel

/// The samples of a study, in sheet order, with what else the sheet says of them.
public struct SampleSheet: Sendable, Equatable {
  public let rows: [SampleSheetRow]
  /// The further columns of the sheet.
  public let metadata: SampleMetadata
  /// The sheet's name, for messages.
  public let file: String

  public init(rows: [SampleSheetRow], metadata: SampleMetadata? = nil, file: String) {
    self.rows = rows
    self.metadata = metadata ?? SampleMetadata(sampleIDs: rows.map(\.sample), columns: [])
    self.file = file
  }

  /// The same sheet, once its files are known to exist.
  ///
  /// - Parameter exists: whether a path leads to a readable file.
  /// - Throws: `TableError` of kind missing input that lists every missing file at once, with its line.
  public func checkingFiles(_ exists: (String) -> Bool) throws(TableError) -> SampleSheet {
    var missing: [String] = []
    var firstLine: Int?
    for row in rows {
      for path in [row.fastq1, row.fastq2].compactMap({ $0 }) where !exists(path) {
        missing.append(row.line.map { "\(path) (line \($0), sample \"\(row.sample)\")" } ?? path)
        firstLine = firstLine ?? row.line
      }
    }
    guard missing.isEmpty else {
      throw TableError(
        .missingInput, at: SourceLocation(file: file, line: firstLine),
        "\(missing.count) file\(missing.count == 1 ? " is" : "s are") missing: " + missing.joined(separator: ", "),
        advice: "relative paths are relative to the sheet's folder")
    }
    return self
  }
}
