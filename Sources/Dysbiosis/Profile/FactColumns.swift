/// Which columns of the metadata name each sample's subject, time and replicate; nil: the columns called so.
public struct FactColumns: Sendable, Equatable {
  public var subject: String?
  public var time: String?
  public var replicate: String?

  public init(subject: String? = nil, time: String? = nil, replicate: String? = nil) {
    self.subject = subject
    self.time = time
    self.replicate = replicate
  }
}
