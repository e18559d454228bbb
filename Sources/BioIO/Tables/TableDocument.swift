public import BioModel

/// A table as read, with everything the reader decided on the way.
public struct TableDocument: Sendable, Equatable {
  /// Samples × features. What a profiler could not classify is a feature too, with an unclassified lineage.
  public var table: FeatureTable
  /// What was decided, in the order of deciding: format, delimiter, orientation, unit …
  public var understood: [Understanding]
  /// What a user should know.
  public var notices: [Notice]
  /// What the table's own file said about the samples (MetAML-style metadata rows, BIOM sample metadata), or nil.
  public var metadata: SampleMetadata?
  /// Who made the numbers, as far as the file tells.
  public var origin: TableOrigin
  /// The features' ids in the taxonomy of the origin (NCBI taxids as text), "" where one has none; nil when the file has
  /// no such ids.
  public var taxonIDs: [String]?
  /// The ids of the clades of the lineages, as far as the file tells.
  public var cladeIDs = CladeIDs()
  /// The tree that the table's own file holds (BIOM 2.1), or nil.
  public var tree: PhylogeneticTree?
  /// Which way round text formats write the table; they write features in rows unless told otherwise.
  public var writtenOrientation = TableAssumptions.Orientation.featuresBySamples

  public init(
    table: FeatureTable, understood: [Understanding] = [], notices: [Notice] = [], metadata: SampleMetadata? = nil,
    origin: TableOrigin = TableOrigin(), taxonIDs: [String]? = nil, tree: PhylogeneticTree? = nil
  ) {
    self.table = table
    self.understood = understood
    self.notices = notices
    self.metadata = metadata
    self.origin = origin
    self.taxonIDs = taxonIDs
    self.tree = tree
  }

  /// The answer to one question, or nil when it did not arise.
  public func understanding(of key: String) -> Understanding? { understood.first { $0.key == key } }
}
