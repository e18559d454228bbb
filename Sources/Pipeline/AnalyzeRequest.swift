/// What `dysbio analyze` is asked to do with an abundance table.
public struct AnalyzeRequest: Sendable, Equatable {
  /// An abundance table in any known format.
  public var table: String
  public var outputFolder: String
  /// Lineages by feature id, where the table holds none.
  public var taxonomyFile: String?
  /// What is known of the samples.
  public var metadataFile: String?
  public var community = CommunityOptions()

  public init(table: String, outputFolder: String) {
    self.table = table
    self.outputFolder = outputFolder
  }
}
