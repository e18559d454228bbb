import BioModel

/// The parts of a BIOM 2.0 or 2.1 file, as they stand.
struct BIOM2Document {
  var featureIDs: [String] = []
  var sampleIDs: [String] = []
  var shape: [Int]?
  var nonZeroCount: Int?
  var version: [Int]?
  var type = ""
  var generatedBy = ""
  var comment: String?
  /// The compressed matrix: by samples where the file has it so, else by features.
  var matrix = Matrix()
  /// Which data set holds the taxonomy, and the lineage of each feature.
  var taxonomy: (name: String, lineages: [Lineage])?
  var sampleColumns: [SampleMetadata.Column] = []
  var treeText: String?
  var notices: [Notice] = []

  /// Three data sets of one axis.
  struct Matrix {
    var isBySample = true
    /// The group that holds them.
    var path = ""
    var starts: [Int64] = []
    var indices: [Int64] = []
    var values: [Double] = []
  }

  /// - Throws: HDF5 that is no BIOM table, missing parts, a damaged file.
  init(_ bytes: [UInt8], file name: String) throws(TableError) {
    self = try BIOM2Document(HDF5File(bytes, name: name))
  }

  /// The text of the tree that the file holds; nil when it holds none.
  static func treeText(_ bytes: [UInt8], file name: String) throws(TableError) -> String? {
    try BIOM2Metadata.tree(HDF5File(bytes, name: name))
  }

  private init(_ file: HDF5File) throws(TableError) {
    guard let features = try file.dataset("observation/ids"), let samples = try file.dataset("sample/ids") else {
      throw TableError(
        at: SourceLocation(file: file.name),
        "the file is HDF5, but no BIOM table (it lacks observation/ids or sample/ids)",
        advice: "give a BIOM table or delimited text")
    }
    shape = try file.integerAttribute("shape")
    nonZeroCount = try file.integerAttribute("nnz")?.first
    version = try file.integerAttribute("format-version")
    type = try file.textAttribute("type") ?? ""
    generatedBy = try file.textAttribute("generated-by") ?? ""
    comment = try file.textAttribute("comment")
    guard features.count > 0, samples.count > 0 else {
      throw TableError(at: SourceLocation(file: file.name), "the table is empty")
    }
    featureIDs = try features.strings()
    sampleIDs = try samples.strings()
    matrix = try Self.matrix(file)
    let found = try BIOM2Metadata.taxonomy(file, featureCount: featureIDs.count)
    taxonomy = found.taxonomy
    notices += BIOMLineage.notice(found.rest)
    let columns = try BIOM2Metadata.sampleColumns(file, sampleCount: sampleIDs.count)
    sampleColumns = columns.columns
    notices += columns.notices
    treeText = try BIOM2Metadata.tree(file)
    if let version, version.first != 2 {
      throw TableError(
        at: SourceLocation(file: file.name),
        "the BIOM format version is \(version.map(String.init).joined(separator: ".")), not 2.0 or 2.1")
    }
    for (attribute, isMissing) in [
      ("shape", shape == nil), ("nnz", nonZeroCount == nil), ("format-version", version == nil),
    ]
    where isMissing {
      notices.append(
        Notice(.note, code: "biom-deviation", message: "the table lacks \"\(attribute)\"; taken from the rest"))
    }
  }

  // 2.1 keeps the data in `matrix`, some writers of 2.0 beside the ids.
  private static func matrix(_ file: HDF5File) throws(TableError) -> Matrix {
    for path in ["sample/matrix", "observation/matrix", "sample", "observation"] {
      guard let values = try file.dataset(path + "/data"), let indices = try file.dataset(path + "/indices"),
        let starts = try file.dataset(path + "/indptr")
      else { continue }
      return Matrix(
        isBySample: path.hasPrefix("sample"), path: path, starts: try starts.integers(),
        indices: indices.count == 0 ? [] : try indices.integers(),
        values: values.count == 0 ? [] : try values.doubles())
    }
    throw TableError(
      at: SourceLocation(file: file.name), "the BIOM table has no matrix (sample/matrix or observation/matrix)",
      advice: "write it again with the tool that made it")
  }
}
