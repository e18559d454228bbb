import BioModel

/// What lies inside a QIIME 2 artifact (`.qza`): one file of data, and what the artifact says of itself.
struct QIIME2Artifact {
  /// What a reader came for.
  enum Wanted { case table, taxonomy, tree }

  let uuid: String
  /// The semantic type, for example `FeatureTable[Frequency]`.
  let type: String
  /// The version of the framework that wrote it (`2023.5.1`), empty when it is not told.
  let framework: String
  /// The data's path in the archive.
  let path: String
  let data: [UInt8]
  let understood: [Understanding]

  /// - Throws: no artifact, a damaged one, one of another type (the error says what to do with it).
  init(_ bytes: [UInt8], file: String, wanted: Wanted) throws(TableError) {
    self = try ZipArchive.reading(bytes, name: file) { archive throws(TableError) in
      try QIIME2Artifact(archive, file: file, wanted: wanted)
    }
  }

  private init(_ archive: borrowing ZipArchive, file: String, wanted: Wanted) throws(TableError) {
    guard let folder = archive.entries.lazy.compactMap(Self.folder).first else {
      throw Self.foreign(archive.entries, file: file)
    }
    let head = Self.members(try archive.content(of: folder + "/metadata.yaml"))
    let version = archive.entries.contains(folder + "/VERSION") ? try archive.content(of: folder + "/VERSION") : []
    uuid = head["uuid"] ?? folder
    type = head["type"] ?? ""
    framework = Self.members(version)["framework"] ?? ""
    guard let names = ArtifactType.dataNames(type, wanted) else { throw ArtifactType.refusal(type, wanted, file: file) }
    let paths = names.map { "\(folder)/data/\($0)" }
    guard let path = paths.first(where: archive.entries.contains) else {
      throw TableError(
        at: SourceLocation(file: file), "the artifact \(type) lacks its data (\(paths.joined(separator: ", ")))",
        advice: "write it again with QIIME 2")
    }
    self.path = path
    data = try archive.content(of: path)
    var understood = [
      Understanding(key: "artifact", value: uuid, confidence: 1, reason: "the artifact's uuid"),
      Understanding(
        key: "semantic-type", value: type, confidence: 1,
        reason: head["format"].map { "the artifact says so; its data are \($0)" } ?? "the artifact says so"),
    ]
    if !framework.isEmpty {
      understood.append(
        Understanding(
          key: "framework", value: "QIIME 2 \(framework)", confidence: 1, reason: "the artifact's VERSION says so"))
    }
    self.understood = understood
  }

  /// 0.95 for a zip archive whose first entry lies in a folder `<uuid>`, as all entries of an artifact do.
  static func sniff(_ head: ArraySlice<UInt8>) -> Double {
    guard head.starts(with: ZipArchive.magic), head.count > 30 + 37 else { return 0 }
    let start = head.startIndex + 30
    guard isUUID(head[start..<start + 36]), head[start + 36] == UInt8(ascii: "/") else { return 0 }
    return 0.95
  }

  // `<uuid>` of `<uuid>/metadata.yaml`.
  private static func folder(_ entry: String) -> String? {
    let parts = entry.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[1] == "metadata.yaml", isUUID(Array(parts[0].utf8)[...]) else { return nil }
    return String(parts[0])
  }

  private static func isUUID(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.count == 36 else { return false }
    return bytes.enumerated().allSatisfy { place, byte in
      if [8, 13, 18, 23].contains(place) { return byte == UInt8(ascii: "-") }
      return byte >= 0x30 && byte <= 0x39 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x66
    }
  }

  // `key: value` lines; values may stand in quotes.
  private static func members(_ yaml: [UInt8]) -> [String: String] {
    var members: [String: String] = [:]
    for line in yaml.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      var value = String(decoding: line[(colon + 1)...], as: UTF8.self).trimmingBlanks()
      for quote in ["'", "\""] where value.utf8.count >= 2 && value.hasPrefix(quote) && value.hasSuffix(quote) {
        value = String(value.dropFirst().dropLast())
      }
      members[String(decoding: line[..<colon], as: UTF8.self).trimmingBlanks()] = value
    }
    return members
  }

  private static func foreign(_ entries: [String], file: String) -> TableError {
    if entries.contains("xl/workbook.xml") {
      return TableError(
        at: SourceLocation(file: file), "the file is an Excel workbook", advice: "save the sheet as tab-separated text")
    }
    return TableError(
      at: SourceLocation(file: file),
      "the file is a zip archive, but no QIIME 2 artifact (it has no <uuid>/metadata.yaml)",
      advice: "unzip it and give the file inside")
  }
}
