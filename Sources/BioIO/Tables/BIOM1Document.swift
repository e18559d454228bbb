import BioModel

/// The members of a BIOM 1.0 document, as they stand.
struct BIOM1Document {
  /// One entry of `rows` or `columns`.
  struct Axis {
    var id = ""
    /// The lineage text of its metadata, ranks joined by `;`.
    var taxonomy: String?
    /// Metadata that are neither text nor numbers.
    var skipped: [String] = []
    /// Its other metadata that are text, numbers or true/false, in the order of the file.
    var others: [(name: String, value: String)] = []

    /// The lineage of a feature's metadata, and the names of those that say nothing of it.
    var lineage: (lineage: Lineage?, rest: [String]) {
      if let taxonomy { return (LineageParser.lineage(taxonomy), others.map(\.name) + skipped) }
      let found = BIOMLineage.lineage(of: others)
      return (found.lineage, found.rest + skipped)
    }
  }

  var rows: [Axis] = []
  var columns: [Axis] = []
  var matrixType: String?
  var elementType: String?
  var shape: [Int]?
  var comment: String?
  /// All numbers of `data`, one after the other.
  var numbers: [Double] = []
  /// How many numbers each inner array of `data` holds.
  var lengths: [Int32] = []
  var notices: [Notice] = []

  init(_ bytes: [UInt8], file: String) throws(TableError) {
    var json = JSONReader(bytes, file: file)
    var seen: Set<String> = []
    try json.beginObject()
    while let key = try json.nextKey() {
      guard seen.insert(key).inserted else { throw json.failure("the member \"\(key)\" stands twice") }
      switch key {
      case "rows": rows = try Self.axes(&json)
      case "columns": columns = try Self.axes(&json)
      case "matrix_type": matrixType = try Self.text(&json)
      case "matrix_element_type": elementType = try Self.text(&json)
      case "comment": comment = try Self.text(&json)
      case "shape": shape = try Self.shape(&json)
      case "data": try readData(&json)
      case "format":
        if let format = try Self.text(&json), format.contains(" 2.") {
          throw json.failure("the document calls itself \"\(format)\"; version 2 is HDF5, not JSON")
        }
      default: try json.skipValue()
      }
    }
    try json.end()
    for member in ["rows", "columns", "data"] where !seen.contains(member) {
      throw TableError(
        at: SourceLocation(file: file), "the JSON document has no member \"\(member)\", so it is no BIOM table",
        advice: "give a BIOM 1.0 file or delimited text")
    }
    if elementType == "unicode" {
      throw TableError(at: SourceLocation(file: file), "the matrix holds text (matrix_element_type \"unicode\")")
    }
    for member in ["format", "matrix_type", "shape"] where !seen.contains(member) {
      notices.append(
        Notice(.note, code: "biom-deviation", message: "the document lacks \"\(member)\"; taken from the rest"))
    }
  }

  private mutating func readData(_ json: inout JSONReader) throws(TableError) {
    try json.beginArray()
    while try json.nextElement() {
      try json.beginArray()
      var length: Int32 = 0
      while try json.nextElement() {
        numbers.append(try json.number())
        length += 1
      }
      lengths.append(length)
    }
  }

  private static func axes(_ json: inout JSONReader) throws(TableError) -> [Axis] {
    var axes: [Axis] = []
    try json.beginArray()
    while try json.nextElement() {
      var axis = Axis()
      try json.beginObject()
      while let key = try json.nextKey() {
        switch key {
        case "id": axis.id = try identifier(&json)
        case "metadata": try metadata(&json, &axis)
        default: try json.skipValue()
        }
      }
      axes.append(axis)
    }
    return axes
  }

  private static func identifier(_ json: inout JSONReader) throws(TableError) -> String {
    switch try json.peek() {
    case .string: return try json.string()
    case .number: return NumberText.text(try json.number())
    default: throw json.failure("an id has to be text")
    }
  }

  /// An object of metadata: the lineage text (`taxonomy`, `taxon`, `lineage`) and the plain values beside it; or a bare
  /// list of names (R's `biomformat`).
  static func metadata(_ json: inout JSONReader, _ axis: inout Axis) throws(TableError) {
    let kind = try json.peek()
    if kind == .array {
      axis.taxonomy = try lineageText(&json)
      return
    }
    guard kind == .object else { return try json.skipValue() }
    try json.beginObject()
    while let key = try json.nextKey() {
      if ["taxonomy", "taxon", "lineage"].contains(key.lowercased()) {
        if try json.peek() == .object { try metadata(&json, &axis) } else { axis.taxonomy = try lineageText(&json) }
        continue
      }
      switch try json.peek() {
      case .string: axis.others.append((key, try json.string()))
      case .number: axis.others.append((key, NumberText.text(try json.number())))
      case .bool: axis.others.append((key, try json.bool() ? "true" : "false"))
      case .null: try json.skipValue()
      default:
        axis.skipped.append(key)
        try json.skipValue()
      }
    }
  }

  /// The columns' metadata; nil when there are none. Keys keep the order of first appearance.
  func sampleMetadata(_ sampleIDs: [String]) -> SampleMetadata? {
    var names: [String] = []
    var values: [String: [String?]] = [:]
    for (sample, column) in columns.enumerated() {
      for (name, value) in column.others {
        if values[name] == nil {
          names.append(name)
          values[name] = Array(repeating: nil, count: columns.count)
        }
        values[name]?[sample] = value.isEmpty ? nil : value
      }
    }
    guard !names.isEmpty else { return nil }
    return SampleMetadata(
      sampleIDs: sampleIDs, columns: names.map { SampleMetadata.Column(name: $0, values: values[$0] ?? []) })
  }

  /// Where a member of the document stands, or one of its elements: found by reading once more, for errors only.
  static func place(_ bytes: [UInt8], file: String, member: String, element: Int? = nil) -> SourceLocation {
    var json = JSONReader(bytes, file: file)
    func found() throws(TableError) -> SourceLocation? {
      try json.beginObject()
      while let key = try json.nextKey() {
        guard key == member else {
          try json.skipValue()
          continue
        }
        _ = try json.peek()
        guard let element else { return json.location }
        try json.beginArray()
        for number in 0... {
          guard try json.nextElement() else { return json.location }
          _ = try json.peek()
          if number == element { return json.location }
          try json.skipValue()
        }
      }
      return nil
    }
    var place = ((try? found()) ?? nil) ?? SourceLocation(file: file)
    if let element { place.record = element + 1 }
    place.name = member
    return place
  }

  private static func lineageText(_ json: inout JSONReader) throws(TableError) -> String? {
    switch try json.peek() {
    case .string: return try json.string()
    case .array:
      var names: [String] = []
      try json.beginArray()
      while try json.nextElement() { names.append(try text(&json) ?? "") }
      // Names that are missing at the end say nothing.
      return names.allSatisfy(\.isEmpty) ? nil : BIOMLineage.joined(names)
    default:
      try json.skipValue()
      return nil
    }
  }

  private static func text(_ json: inout JSONReader) throws(TableError) -> String? {
    if try json.peek() == .string { return try json.string() }
    try json.skipValue()
    return nil
  }

  private static func shape(_ json: inout JSONReader) throws(TableError) -> [Int] {
    var shape: [Int] = []
    try json.beginArray()
    while try json.nextElement() { shape.append(try json.integer()) }
    return shape
  }
}
