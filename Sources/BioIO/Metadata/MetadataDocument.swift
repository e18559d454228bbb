public import BioModel

/// Sample metadata as read, with the types the file states.
public struct MetadataDocument: Sendable, Equatable {
  public let metadata: SampleMetadata
  /// `categorical` or `numeric` for each column whose type a `#q2:types` line states.
  public let statedTypes: [String: String]
  /// What a user should know.
  public let notices: [Notice]

  public init(metadata: SampleMetadata, statedTypes: [String: String] = [:], notices: [Notice] = []) {
    self.metadata = metadata
    self.statedTypes = statedTypes
    self.notices = notices
  }
}
