public import BioModel

/// A finished file of a results folder.
public struct RenderedFile: Sendable, Equatable {
  /// Relative to the results folder, for example `taxa/genus.csv`.
  public let path: String
  public let bytes: [UInt8]

  /// - Parameters: as the properties.
  public init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// Writes the bytes to a sink that the caller opened for `path`.
  public func write(to sink: inout some ByteSink) throws { try sink.write(bytes) }
}
