public import BioIO
import BioModel

/// Gives samples or features other names.
public struct RenameTable: TableOperation {
  /// What is renamed.
  public enum Axis: String, Sendable, CaseIterable {
    case samples, features
  }

  public var axis: Axis
  /// A table of old and new names, tab- or comma-separated, without a header or with one that starts with `old`, `from`
  /// or `id`. Names that are not listed stay.
  public var mapFile: String

  public init(axis: Axis, mapFile: String) {
    self.axis = axis
    self.mapFile = mapFile
  }

  public func applied(to document: TableDocument, _ context: RunContext) throws -> TableDocument {
    let map = try RenameMap(file: mapFile)
    let table = document.table
    let old = axis == .samples ? table.sampleIDs : table.featureIDs
    let known = Set(old)
    let unused = map.names.keys.filter { !known.contains($0) }.sorted()
    guard unused.count < map.names.count else {
      throw PipelineError(
        .malformedInput, at: SourceLocation(file: mapFile),
        "none of its names stands in the table (\(old.prefix(2).joined(separator: ", ")) …)",
        advice: "the first column holds the names as they are now")
    }
    let new = old.map { map.names[$0] ?? $0 }
    var seen: [String: String] = [:]
    for (from, to) in zip(old, new) {
      if let other = seen.updateValue(from, forKey: to) {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: mapFile),
          "\"\(other)\" and \"\(from)\" would both be called \"\(to)\"",
          advice: axis == .samples
            ? "add samples up with `dysbio table merge --same-samples add`" : "give each its own name")
      }
    }
    var notices = [
      Notice(
        .note, code: "renamed", message: "\(zip(old, new).count { $0 != $1 }) of \(old.count) \(axis.rawValue) renamed")
    ]
    if !unused.isEmpty {
      notices.append(
        Notice(
          .warning, code: "names-unused",
          message:
            "\(unused.count) names of \(mapFile) are not in the table: \(unused.prefix(3).joined(separator: ", "))"))
    }
    var changed = document
    changed.notices += notices
    if axis == .samples {
      changed.table = table.renamed(sampleIDs: new)
      changed.metadata = document.metadata.map { SampleMetadata(sampleIDs: new, columns: $0.aligned(to: old).columns) }
    } else {
      changed.table = table.renamed(featureIDs: new)
    }
    return changed
  }
}

/// A file of old and new names.
struct RenameMap {
  private(set) var names: [String: String] = [:]

  init(file: String) throws {
    let bytes = try ByteReader.readAll(file)
    let tab = UInt8(ascii: "\t")
    let delimiter = bytes.prefix(while: { $0 != 0x0A }).contains(tab) ? tab : UInt8(ascii: ",")
    var rows = try DelimitedRows.rows(bytes, delimiter: delimiter, file: file)
    if let head = rows.first?.fields.first?.lowercased(), ["old", "from", "id"].contains(where: head.hasPrefix) {
      rows.removeFirst()
    }
    for row in rows {
      guard row.fields.count == 2, !row.fields[0].isEmpty, !row.fields[1].isEmpty else {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: file, line: row.line), "the line does not hold two names",
          advice: "write the old name, a tab and the new name")
      }
      guard names.updateValue(row.fields[1], forKey: row.fields[0]) == nil else {
        throw PipelineError(
          .malformedInput, at: SourceLocation(file: file, line: row.line),
          "\"\(row.fields[0])\" gets a second name here", advice: "leave one of them")
      }
    }
    guard !names.isEmpty else {
      throw PipelineError(.malformedInput, at: SourceLocation(file: file), "the file holds no names")
    }
  }
}
