/// A source of a method, a reference or a cohort.
public struct Citation: Sendable, Equatable {
  /// What it is cited for, for example `UNOISE3`.
  public let subject: String
  /// Authors, title, journal, year.
  public let text: String
  /// Without `doi:`; empty where there is none.
  public let doi: String

  /// - Parameters: as the properties.
  public init(subject: String, text: String, doi: String = "") {
    self.subject = subject
    self.text = text
    self.doi = doi
  }
}
