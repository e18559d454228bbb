public import BioModel

/// A table as read, with everything the reader decided on the way.
public struct TableDocument: Sendable, Equatable {
  /// Samples × features.
  public var table: FeatureTable
  /// What was decided, in the order of deciding: format, delimiter, orientation, unit …
  public var understood: [Understanding]
  /// What a user should know.
  public var notices: [Notice]
  /// What the table's own head said about the samples (MetAML-style metadata rows), or nil.
  public var metadata: SampleMetadata?

  public init(
    table: FeatureTable, understood: [Understanding] = [], notices: [Notice] = [], metadata: SampleMetadata? = nil
  ) {
    self.table = table
    self.understood = understood
    self.notices = notices
    self.metadata = metadata
  }

  /// The answer to one question, or nil when it did not arise.
  public func understanding(of key: String) -> Understanding? { understood.first { $0.key == key } }
}
