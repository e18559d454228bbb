/// Where in an input something is: the file as the user named it, and as much more as is known.
public struct SourceLocation: Sendable, Equatable, CustomStringConvertible {
  /// The path as given, `-` for standard input.
  public var file: String
  /// The 1-based number of the record.
  public var record: Int?
  /// The record's name.
  public var name: String?
  /// The 1-based number of the line.
  public var line: Int?
  /// The 1-based number, or the head, of the column.
  public var column: String?
  /// The byte offset in the file.
  public var byteOffset: Int?

  public init(
    file: String, record: Int? = nil, name: String? = nil, line: Int? = nil, column: String? = nil,
    byteOffset: Int? = nil
  ) {
    self.file = file
    self.record = record
    self.name = name
    self.line = line
    self.column = column
    self.byteOffset = byteOffset
  }

  /// `sample_R1.fastq.gz: record 1003 ("r1003"), line 4012`
  public var description: String {
    var parts: [String] = []
    if let record { parts.append("record \(record)" + (name.map { " (\"\($0)\")" } ?? "")) }
    if let line { parts.append("line \(line)") }
    if let column { parts.append("column \(column)") }
    if let byteOffset { parts.append("byte \(byteOffset)") }
    return parts.isEmpty ? file : file + ": " + parts.joined(separator: ", ")
  }
}
