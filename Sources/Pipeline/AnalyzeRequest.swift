/// What `dysbio analyze` is asked to do with an abundance table.
public struct AnalyzeRequest: Sendable, Equatable {
  /// The table, or the files that become one.
  public var table: TableRequest
  public var outputFolder: String
  public var community = CommunityOptions()

  public init(table: TableRequest, outputFolder: String) {
    self.table = table
    self.outputFolder = outputFolder
  }
}
