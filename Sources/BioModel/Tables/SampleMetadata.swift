/// What is known of the samples: named columns of text, one value or nil per sample.
///
/// A column that is numeric where it has values is still kept as text; who needs numbers asks for them.
public struct SampleMetadata: Sendable, Equatable {
  /// One named column.
  public struct Column: Sendable, Equatable {
    public let name: String
    /// In the order of the samples; nil where the cell is empty.
    public let values: [String?]

    public init(name: String, values: [String?]) {
      self.name = name
      self.values = values
    }
  }

  public let sampleIDs: [String]
  public let columns: [Column]

  /// - Precondition: every column has one value per sample.
  public init(sampleIDs: [String], columns: [Column]) {
    precondition(columns.allSatisfy { $0.values.count == sampleIDs.count })
    self.sampleIDs = sampleIDs
    self.columns = columns
  }

  /// The column of that name, or nil.
  public subscript(column name: String) -> Column? { columns.first { $0.name == name } }

  /// The columns whose names differ from a name only in case, blanks, hyphens and underscores, the exact one first.
  public func columns(like name: String) -> [Column] {
    let wanted = Self.plain(name)
    let found = columns.filter { Self.plain($0.name) == wanted }
    return found.filter { $0.name == name } + found.filter { $0.name != name }
  }

  private static func plain(_ name: String) -> [UInt8] {
    name.utf8.filter { ![0x20, 0x2D, 0x5F].contains($0) }.map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
  }

  /// The metadata in another order of samples; a sample that is not described has nil everywhere.
  public func aligned(to ids: [String]) -> SampleMetadata {
    let place = Dictionary(sampleIDs.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    return SampleMetadata(
      sampleIDs: ids,
      columns: columns.map { column in
        Column(name: column.name, values: ids.map { id in place[id].flatMap { column.values[$0] } })
      })
  }
}
