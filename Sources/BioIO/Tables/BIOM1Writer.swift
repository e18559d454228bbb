import BioModel

/// Writes sparse BIOM 1.0, features by samples.
enum BIOM1Writer {
  /// Deterministic: the mandatory date is the epoch and the identifier is empty. Complexity O(non-zeros + names).
  static func bytes(_ table: FeatureTable, metadata: SampleMetadata? = nil, comment: String? = nil) -> [UInt8] {
    let metadata = metadata?.aligned(to: table.sampleIDs)
    let cells = SparseTranspose.transposed(
      rowStarts: table.rowStarts, columns: table.columns, values: table.values, columnCount: table.featureCount)
    let isWhole = table.values.allSatisfy { $0 == $0.rounded() }
    var json = JSONWriter()
    json.object { json in
      json.key("id")
      json.null()
      json.member("format", "Biological Observation Matrix 1.0.0")
      json.member("format_url", "http://biom-format.org")
      json.member("type", "OTU table")
      json.member("generated_by", "dysbio")
      json.member("date", "1970-01-01T00:00:00")
      if let comment { json.member("comment", comment) }
      json.member("matrix_type", "sparse")
      json.member("matrix_element_type", isWhole ? "int" : "float")
      json.key("shape")
      json.array { json in
        json.value(table.featureCount)
        json.value(table.sampleCount)
      }
      json.key("rows")
      json.array { json in
        for feature in 0..<table.featureCount { axis(&json, table.featureIDs[feature], table.lineages?[feature]) }
      }
      json.key("columns")
      json.array { json in
        for sample in 0..<table.sampleCount { column(&json, table.sampleIDs[sample], sample, metadata) }
      }
      json.key("data")
      json.array { json in
        for feature in 0..<table.featureCount {
          for index in cells.rowStarts[feature]..<cells.rowStarts[feature + 1] {
            json.array { json in
              json.value(feature)
              json.value(Int(cells.columns[index]))
              json.value(cells.values[index])
            }
          }
        }
      }
    }
    return json.bytes
  }

  private static func column(_ json: inout JSONWriter, _ id: String, _ sample: Int, _ metadata: SampleMetadata?) {
    json.object { json in
      json.member("id", id)
      json.key("metadata")
      guard let metadata, !metadata.columns.isEmpty else { return json.null() }
      json.object { json in
        for column in metadata.columns {
          if let value = column.values[sample] { json.member(column.name, value) }
        }
      }
    }
  }

  private static func axis(_ json: inout JSONWriter, _ id: String, _ lineage: Lineage?) {
    json.object { json in
      json.member("id", id)
      json.key("metadata")
      guard let lineage else { return json.null() }
      let names = lineage.isUnclassified ? ["Unassigned"] : lineage.prefixedText.split(separator: ";").map(String.init)
      json.object { json in json.member("taxonomy", names) }
    }
  }
}
