import BioModel

/// What a BIOM 2 file says about its features and samples.
enum BIOM2Metadata {
  /// A data set that holds a taxonomy, and what it says of each feature.
  typealias Taxonomy = (name: String, lineages: [Lineage])

  /// The lineages, from the data set named `taxonomy`, `Taxon` or `lineage` (a text per feature, or a row of ranks per
  /// feature), else from those of ranks (`BIOMLineage`); and the names of other metadata. BIOM 2.0 keeps JSON instead of
  /// data sets.
  static func taxonomy(
    _ file: HDF5File, featureCount: Int
  ) throws(TableError) -> (taxonomy: Taxonomy?, rest: [String]) {
    if let json = try file.dataset("observation/metadata") {
      return try jsonTaxonomy(try json.strings().first ?? "", featureCount, file: file.name)
    }
    let names = try file.children(of: "observation/metadata")
    for wanted in BIOMLineage.words {
      guard let name = names.first(where: { $0.lowercased() == wanted }),
        let dataset = try file.dataset("observation/metadata/\(name)")
      else { continue }
      guard dataset.shape.first == featureCount, dataset.shape.count <= 2 else {
        throw wrongLength(dataset.path, dataset.shape, featureCount, "features", file.name)
      }
      let texts = try dataset.strings()
      let width = dataset.shape.count == 2 ? dataset.shape[1] : 1
      guard width > 0 else { continue }
      let joined = (0..<featureCount).map { feature in
        var ranks = texts[feature * width..<(feature + 1) * width]
        while ranks.last?.isEmpty == true { ranks.removeLast() }
        return BIOMLineage.joined(Array(ranks))
      }
      return ((dataset.path, lineages(joined)), names.filter { $0 != name })
    }
    var rest: [String] = []
    var columns: [(name: String, texts: [String])] = []
    for name in names {
      if BIOMLineage.role(of: name) != nil, let dataset = try file.dataset("observation/metadata/\(name)"),
        dataset.shape == [featureCount] || dataset.shape == [featureCount, 1], isText(dataset)
      {
        columns.append((name, try dataset.strings()))
      } else {
        rest.append(name)
      }
    }
    guard !columns.isEmpty else { return (nil, rest) }
    let lineages = (0..<featureCount).map { feature in
      BIOMLineage.lineage(of: columns.map { ($0.name, $0.texts[feature]) }).lineage ?? .unclassified
    }
    return (("observation/metadata", lineages), rest)
  }

  private static func isText(_ dataset: HDF5Dataset) -> Bool {
    switch dataset.type.kind {
    case .variableText, .fixedText: true
    case .integer, .real, .other: false
    }
  }

  // Many features share a lineage: each text is parsed once.
  private static func lineages(_ texts: [String]) -> [Lineage] {
    var known: [String: Lineage] = [:]
    return texts.map { text in
      if let lineage = known[text] { return lineage }
      let lineage = LineageParser.lineage(text)
      known[text] = lineage
      return lineage
    }
  }

  // `[{"taxonomy": ["k__Bacteria", …]}, null, …]`, or null.
  private static func jsonTaxonomy(
    _ text: String, _ featureCount: Int, file: String
  ) throws(TableError) -> (taxonomy: Taxonomy?, rest: [String]) {
    guard !text.isEmpty else { return (nil, []) }
    var json = JSONReader(Array(text.utf8), file: file + ":observation/metadata")
    guard try json.peek() == .array else { return (nil, []) }
    var found: [(lineage: Lineage?, rest: [String])] = []
    try json.beginArray()
    while try json.nextElement() {
      var axis = BIOM1Document.Axis()
      try BIOM1Document.metadata(&json, &axis)
      found.append(axis.lineage)
    }
    try json.end()
    let rest = found.flatMap(\.rest)
    guard found.contains(where: { $0.lineage != nil }) else { return (nil, rest) }
    guard found.count == featureCount else {
      throw wrongLength("observation/metadata", [found.count], featureCount, "features", file)
    }
    return (("observation/metadata", found.map { $0.lineage ?? .unclassified }), rest)
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
