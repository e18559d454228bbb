import BioModel

/// What a BIOM 2 file says about its features and samples.
enum BIOM2Metadata {
  /// One lineage text per feature, from the data set named `taxonomy`, `Taxon` or `lineage`: a text per feature, or a row
  /// of ranks per feature. BIOM 2.0 keeps JSON instead of data sets.
  static func taxonomy(
    _ file: HDF5File, featureCount: Int
  ) throws(TableError) -> (name: String, lineages: [String])? {
    if let json = try file.dataset("observation/metadata") {
      return try jsonTaxonomy(try json.strings().first ?? "", featureCount, file: file.name)
    }
    let names = try file.children(of: "observation/metadata")
    for wanted in ["taxonomy", "taxon", "lineage"] {
      guard let name = names.first(where: { $0.lowercased() == wanted }),
        let dataset = try file.dataset("observation/metadata/\(name)")
      else { continue }
      guard dataset.shape.first == featureCount, dataset.shape.count <= 2 else {
        throw wrongLength(dataset.path, dataset.shape, featureCount, "features", file.name)
      }
      let texts = try dataset.strings()
      let width = dataset.shape.count == 2 ? dataset.shape[1] : 1
      if width == 1 { return (dataset.path, texts) }
      guard width > 0 else { continue }
      return (
        dataset.path,
        (0..<featureCount).map { feature in
          var ranks = texts[feature * width..<(feature + 1) * width]
          while ranks.last?.isEmpty == true { ranks.removeLast() }
          return ranks.joined(separator: ";")
        }
      )
    }
    return nil
  }

  // `[{"taxonomy": ["k__Bacteria", …]}, null, …]`, or null.
  private static func jsonTaxonomy(
    _ text: String, _ featureCount: Int, file: String
  ) throws(TableError) -> (name: String, lineages: [String])? {
    guard !text.isEmpty else { return nil }
    var json = JSONReader(Array(text.utf8), file: file + ":observation/metadata")
    guard try json.peek() == .array else { return nil }
    var lineages: [String] = []
    var isKnown = false
    try json.beginArray()
    while try json.nextElement() {
      var axis = BIOM1Document.Axis()
      try BIOM1Document.metadata(&json, &axis)
      isKnown = isKnown || axis.taxonomy != nil
      lineages.append(axis.taxonomy ?? "")
    }
    try json.end()
    guard isKnown else { return nil }
    guard lineages.count == featureCount else {
      throw wrongLength("observation/metadata", [lineages.count], featureCount, "features", file)
    }
    return ("observation/metadata", lineages)
  }

  /// The samples' metadata as text; empty texts are missing values. What is no column of text or numbers is noted.
  static func sampleColumns(
    _ file: HDF5File, sampleCount: Int
  ) throws(TableError) -> (columns: [SampleMetadata.Column], notices: [Notice]) {
    var columns: [SampleMetadata.Column] = []
    var skipped: [String] = []
    for name in try file.children(of: "sample/metadata") {
      guard let dataset = try file.dataset("sample/metadata/\(name)") else { continue }
      guard dataset.shape.first == sampleCount else {
        throw wrongLength(dataset.path, dataset.shape, sampleCount, "samples", file.name)
      }
      let texts: [String]
      switch dataset.type.kind {
      case .variableText, .fixedText: texts = try dataset.strings()
      case .integer: texts = try dataset.integers().map { String($0) }
      case .real: texts = try dataset.doubles().map { $0.isFinite ? NumberText.text($0) : "" }
      case .other: texts = []
      }
      guard dataset.shape.count <= 2, !texts.isEmpty else {
        skipped.append(name)
        continue
      }
      let width = texts.count / sampleCount
      let values = (0..<sampleCount).map { sample -> String? in
        let value = texts[sample * width..<(sample + 1) * width].filter { !$0.isEmpty }.joined(separator: "; ")
        return value.isEmpty ? nil : value
      }
      columns.append(SampleMetadata.Column(name: unescaped(name), values: values))
    }
    guard !skipped.isEmpty else { return (columns, []) }
    return (
      columns,
      [
        Notice(
          .note, code: "metadata-skipped",
          message:
            "sample metadata that are neither text nor numbers are left aside: \(skipped.joined(separator: ", "))")
      ]
    )
  }

  /// The Newick text in the group metadata of the features: `phylogeny`, else what has the `data_type` newick.
  static func tree(_ file: HDF5File) throws(TableError) -> String? {
    let group = "observation/group-metadata"
    for name in try file.children(of: group).sorted(by: {
      ($0 == "phylogeny" ? 0 : 1, $0) < ($1 == "phylogeny" ? 0 : 1, $1)
    }) {
      let path = "\(group)/\(name)"
      let type = try file.textAttribute("data_type", of: path)?.lowercased()
      guard type == "newick" || type == nil && name == "phylogeny", let dataset = try file.dataset(path),
        let text = try dataset.strings().first, !text.isEmpty
      else { continue }
      return text
    }
    return nil
  }

  /// Names of metadata as biom-format spells them in paths.
  static func escaped(_ name: String) -> String { name.replacing("/", with: "@@SLASH@@") }

  private static func unescaped(_ name: String) -> String { name.replacing("@@SLASH@@", with: "/") }

  private static func wrongLength(
    _ path: String, _ shape: [Int], _ count: Int, _ what: String, _ file: String
  ) -> TableError {
    TableError(
      at: SourceLocation(file: file),
      "\(path) has \(shape.map(String.init).joined(separator: " × ")) entries, but there are \(count) \(what)",
      advice: "the file may have been changed by hand; write it again with the tool that made it")
  }
}
