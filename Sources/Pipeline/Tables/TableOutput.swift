import BioIO
import BioModel

/// Where a table is written, and in which format.
public struct TableOutput: Sendable, Equatable {
  /// A file, a folder for formats that write one, or `-` for standard output.
  public var path: String
  /// The id of the format; nil: by the ending of the path.
  public var format: String?
  /// Replace an existing folder, and files beside the named one.
  public var replaces = false

  public init(_ path: String, format: String? = nil) {
    self.path = path
    self.format = format
  }

  /// The format, found before the work begins.
  ///
  /// - Throws: `usage` for an unknown id, a format that is read only, a name whose ending says nothing.
  func resolved() throws(PipelineError) -> any TableFormat {
    let writable = TableFormats.writable.map(\.id).joined(separator: ", ")
    if let format {
      guard let found = TableFormats.named(format) else {
        throw PipelineError(.usage, "the table format \"\(format)\" is not known", advice: "use one of: \(writable)")
      }
      guard !found.endings.isEmpty else {
        throw PipelineError(.usage, "\(format) is only read, not written", advice: "use one of: \(writable)")
      }
      return found
    }
    guard let found = TableFormats.ofName(path) else {
      throw PipelineError(
        .usage, at: SourceLocation(file: path), "the name does not tell the format to write",
        advice: "end it in "
          + TableFormats.writable.compactMap(\.endings.first).map { ".\($0)" }.joined(separator: ", ")
          + ", or name the format with --to: \(writable)")
    }
    return found
  }

  /// Looks at the place before the work begins.
  func check(_ format: any TableFormat, inputs: [String]) throws {
    if format.writesFolder {
      guard path != "-" else {
        throw PipelineError(.usage, "\(format.id) writes a folder, which cannot go to standard output")
      }
      try OutputFolder.check(path: path, force: replaces, isOwn: format.isOwnFolder)
    } else {
      try WholeFile.check([path], inputs: inputs)
    }
  }

  /// Writes the files.
  ///
  /// - Returns: the bytes that go to standard output, where the path is `-`.
  func write(_ document: TableDocument, _ format: any TableFormat) throws -> [UInt8] {
    let files = try format.write(document)
    if format.writesFolder {
      let folder = try OutputFolder(
        path: path, force: replaces, fingerprint: "table", leftover: .discardOwn(of: path, fingerprint: "table"),
        isOwn: format.isOwnFolder)
      do {
        for file in files { try folder.write(file.name, file.bytes) }
        try folder.commit()
      } catch {
        try folder.discard()
        throw error
      }
      return []
    }
    if path == "-" {
      guard files.count == 1 else {
        throw PipelineError(
          .usage, "\(format.id) writes \(files.count) files, which cannot all go to standard output",
          advice: "name a file")
      }
      return files[0].bytes
    }
    let named = files.map { (path: $0.name.isEmpty ? path : besidePath($0.name, format), bytes: $0.bytes) }
    if !replaces, !WholeFile.exists(path), let other = named.first(where: { WholeFile.exists($0.path) }) {
      throw PipelineError(
        .cannotWriteOutput, at: SourceLocation(file: other.path),
        "\(format.id) writes this file too, and it is there already", advice: "choose another name, or use --force")
    }
    for file in named { try WholeFile.write(file.bytes, to: file.path) }
    return []
  }

  // `x.shared` and the name `cons.taxonomy` give `x.cons.taxonomy`.
  private func besidePath(_ name: String, _ format: any TableFormat) -> String {
    let isCompressed = path.hasSuffix(".gz")
    var stem = isCompressed ? String(path.dropLast(3)) : path
    if let ending = format.endings.first(where: { stem.lowercased().hasSuffix("." + $0) }) {
      stem = String(stem.dropLast(ending.utf8.count + 1))
    }
    return stem + "." + name + (isCompressed ? ".gz" : "")
  }
}
