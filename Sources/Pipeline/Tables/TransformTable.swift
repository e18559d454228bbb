import BioIO
import BioModel
public import Diversity

extension TablePipeline {
  /// Reads the table and writes its values on another scale: text of features by samples, undefined values empty.
  ///
  /// - Parameter path: `-` for standard output; `.gz` is compressed.
  /// - Returns: the bytes that go to standard output.
  public func write(transformedBy transform: any TableTransform, to path: String) throws -> [UInt8] {
    if path != "-" {
      try WholeFile.check(
        [path], inputs: request.paths + [request.taxonomyFile, request.metadataFile].compactMap { $0 })
    }
    let document = try changed()
    context.say(document.notices)
    let values = try transform.transformed(document.table)
    let empty = values.rows.indices.filter { sample in values.rows[sample].allSatisfy(\.isNaN) }
    if !empty.isEmpty {
      context.say([
        Notice(
          .warning, code: "empty-sample",
          message: "\(empty.count) samples without reads have no values: "
            + empty.prefix(5).map { values.sampleIDs[$0] }.joined(separator: ", "))
      ])
    }
    var text = DelimitedWriter(.tab)
    text.row(["feature_id"] + values.sampleIDs)
    for feature in values.featureIDs.indices {
      text.field(values.featureIDs[feature])
      for row in values.rows { if row[feature].isNaN { text.field("") } else { text.field(row[feature]) } }
      text.endRow()
    }
    if path == "-" { return text.bytes }
    try WholeFile.write(text.bytes, to: path)
    return []
  }
}
