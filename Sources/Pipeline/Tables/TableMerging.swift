import BioIO
import BioModel

/// Several files as one table, if they belong together.
enum TableMerging {
  /// - Throws: what does not go together, naming two files and both values.
  static func merged(_ parts: [TablePart], rules: MergeRules) throws(PipelineError) -> TableDocument {
    guard let first = parts.first else { throw PipelineError(.usage, "there is no table to read") }
    guard parts.count > 1 else { return first.document }
    var notices = parts.flatMap { part in part.document.notices }
    for check in MergeChecks.all {
      guard let clash = check.clash(parts) else { continue }
      guard check.isAllowed(rules) else { throw clash }
      notices.append(Notice(.warning, code: "merged-\(check.id)", message: clash.message + "; put together as stated"))
    }
    let joined = try joinedTable(parts, rules)
    var document = TableDocument(
      table: joined, understood: understood(parts), notices: notices, metadata: metadata(parts, joined.sampleIDs),
      origin: commonOrigin(parts.map(\.document.origin)), taxonIDs: taxonIDs(parts, joined.featureIDs))
    for part in parts { document.cladeIDs.add(part.document.cladeIDs) }
    document.understood.append(
      Understanding(
        key: "files", value: String(parts.count), confidence: 1,
        reason: "samples \(joined.sampleCount), features \(joined.featureCount), joined by feature id"))
    return document
  }

  private static func joinedTable(_ parts: [TablePart], _ rules: MergeRules) throws(PipelineError) -> FeatureTable {
    var fileOfSample: [String: String] = [:]
    var hasTwice = false
    for part in parts {
      for sample in part.document.table.sampleIDs {
        guard let earlier = fileOfSample.updateValue(part.file, forKey: sample) else { continue }
        guard rules.sameSample == .add, part.document.table.unit == .counts else {
          throw PipelineError(
            .malformedInput, at: SourceLocation(file: part.file), "the sample \"\(sample)\" also stands in \(earlier)",
            advice: part.document.table.unit == .counts
              ? "rename one of them, or add them up with --same-samples add"
              : "rename one of them (shares are not added)")
        }
        hasTwice = true
      }
    }
    guard hasTwice else { return FeatureTable.joined(parts.map(\.document.table)) }
    // Told apart for joining, then added up under their own names.
    let marked = parts.enumerated().map { number, part in
      part.document.table.renamed(sampleIDs: part.document.table.sampleIDs.map { "\(number)\u{0}\($0)" })
    }
    return FeatureTable.joined(marked).addingUpSamples(parts.flatMap(\.document.table.sampleIDs))
  }

  // What is the same everywhere is understood of the whole; what differs is told with its values.
  private static func understood(_ parts: [TablePart]) -> [Understanding] {
    var keys: [String] = []
    for part in parts {
      for said in part.document.understood where !keys.contains(said.key) { keys.append(said.key) }
    }
    // What is measured of each sample is measured anew of the whole.
    return keys.filter { $0 != "unclassified" }.map { key in
      let all = parts.compactMap { $0.document.understanding(of: key) }
      let values = distinct(all.map(\.value))
      let least = all.min { $0.confidence < $1.confidence }
      let shown = values.prefix(3).joined(separator: ", ") + (values.count > 3 ? ", … (\(values.count) values)" : "")
      return Understanding(
        key: key, value: values.count == 1 ? values[0] : shown, confidence: least?.confidence ?? 0,
        reason: values.count == 1 ? (least?.reason ?? "") : "differs between the files")
    }
  }

  private static func commonOrigin(_ origins: [TableOrigin]) -> TableOrigin {
    func common(_ field: (TableOrigin) -> String) -> String {
      let values = distinct(origins.map(field))
      return values.count == 1 ? values[0] : ""
    }
    let kinds = Set(origins.map(\.abundance))
    return TableOrigin(
      profiler: common(\.profiler), version: common(\.version), database: common(\.database),
      taxonomy: common(\.taxonomy), abundance: kinds.count == 1 ? origins[0].abundance : nil)
  }

  private static func taxonIDs(_ parts: [TablePart], _ features: [String]) -> [String]? {
    guard parts.contains(where: { $0.document.taxonIDs != nil }) else { return nil }
    var known: [String: String] = [:]
    for part in parts {
      for (feature, id) in zip(part.document.table.featureIDs, part.document.taxonIDs ?? []) where !id.isEmpty {
        known[feature] = known[feature] ?? id
      }
    }
    return features.map { known[$0] ?? "" }
  }

  private static func metadata(_ parts: [TablePart], _ samples: [String]) -> SampleMetadata? {
    let all = parts.compactMap(\.document.metadata)
    guard !all.isEmpty else { return nil }
    var values: [String: [String: String]] = [:]
    for metadata in all {
      for column in metadata.columns {
        for (sample, value) in zip(metadata.sampleIDs, column.values) where value != nil {
          values[column.name, default: [:]][sample] = value
        }
      }
    }
    let names = distinct(all.flatMap { $0.columns.map(\.name) })
    return SampleMetadata(
      sampleIDs: samples,
      columns: names.map { name in SampleMetadata.Column(name: name, values: samples.map { values[name]?[$0] }) })
  }

  private static func distinct(_ values: [String]) -> [String] {
    var seen: Set<String> = []
    return values.filter { seen.insert($0).inserted }
  }
}
