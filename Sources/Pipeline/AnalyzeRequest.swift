public import Reporting

/// What `dysbio analyze` is asked to do with an abundance table, or `dysbio diversity`, `ratios` and `dysbiosis` with a
/// part of it.
public struct AnalyzeRequest: Sendable, Equatable {
  /// The table, or the files that become one.
  public var table: TableRequest
  public var outputFolder: String
  /// What is made of it; nil: everything.
  public var part: ResultPart?
  public var community = CommunityOptions()

  /// - Parameters: as the properties.
  public init(table: TableRequest, outputFolder: String, part: ResultPart? = nil) {
    self.table = table
    self.outputFolder = outputFolder
    self.part = part
  }

  /// The command that asks for this.
  var command: RunDescription.Command { part.flatMap { RunDescription.Command(rawValue: $0.rawValue) } ?? .analyze }
}
