/// One file of a written table.
public struct TableFile: Sendable, Equatable {
  /// Empty for the file that the user named; else the ending of a file beside it (`cons.taxonomy`), or, for formats that
  /// write a folder, the name inside it.
  public let name: String
  public let bytes: [UInt8]

  public init(name: String = "", bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}
