/// A part of the rendering that depends on no other.
public enum RenderingWork: Sendable {
  /// Finished files.
  case files(@Sendable () -> [RenderedFile])
  /// One file, piece by piece.
  case pieces(FilePieces)
}

/// A file of a results folder that may be too long to be held whole: its bytes in pieces, to be made and written one
/// after the other.
public struct FilePieces: Sendable {
  /// Relative to the results folder.
  public let path: String
  /// The number of pieces.
  public let count: Int
  private let make: @Sendable (Int) -> [UInt8]

  /// - Parameter make: the bytes of a piece, 0..<`count`.
  public init(path: String, count: Int, _ make: @escaping @Sendable (Int) -> [UInt8]) {
    self.path = path
    self.count = count
    self.make = make
  }

  /// The bytes of a piece.
  public subscript(number: Int) -> [UInt8] { make(number) }

  /// The file as a whole.
  public var whole: RenderedFile {
    RenderedFile(path: path, bytes: count == 1 ? make(0) : (0..<count).flatMap(make))
  }
}
