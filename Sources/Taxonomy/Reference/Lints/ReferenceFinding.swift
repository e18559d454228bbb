/// One thing that a check found in a reference.
public struct ReferenceFinding: Sendable, Equatable {
  /// The id of the check.
  public let code: String
  /// The record in the file, from 1.
  public let record: Int
  /// The record's id; may be empty.
  public let identifier: String
  /// What it is, for people.
  public let detail: String

  public init(code: String, record: Int, identifier: String, detail: String) {
    self.code = code
    self.record = record
    self.identifier = identifier
    self.detail = detail
  }
}
