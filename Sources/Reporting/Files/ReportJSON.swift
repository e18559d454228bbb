public import BioModel

/// `report.json`: everything the report shows, for programs. Undefined numbers are `null` with a reason beside them.
///
/// Distance matrices, sequences and the full tables stand in their own files, which `files` lists. The layout is
/// described by `EmbeddedText.reportSchema`.
public struct ReportJSON: ResultFile {
  public let descriptor = Descriptor(
    id: "report-json", title: "report.json", summary: "Everything the report shows, for programs.")

  /// The schema's identifier and version; 0.x until the layout is promised.
  public static let schema = "urn:dysbio:report"
  public static let schemaVersion = "0.1.0"

  public var part: ResultPart? { nil }

  public var takesLong: Bool { true }

  public init() {}

  public func files(from results: RunResults) -> [RenderedFile] {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", Self.schema)
      json.member("schema_version", Self.schemaVersion)
      json.member("position", ReportLanguage.position)
      for part in ReportJSONParts.all {
        json.key(part.name)
        part.write(results, &json)
      }
    }
    return [RenderedFile(path: "report.json", bytes: json.bytes)]
  }
}
