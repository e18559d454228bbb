/// One lane's part of an `OutputFile`: text is gathered in it, sealed (compressed) by the lane, and written in order.
///
/// Belongs to a pipeline's item, so that its memory is used again and again; one owner at a time.
public final class OutputSlot {
  /// Whether sealing compresses.
  public let isCompressed: Bool
  /// What is to be written, as plain text.
  public var text = ByteChunk()
  private var blocks = ByteChunk()
  private let compressor: BGZFCompressor?

  /// - Parameter file: where the slot will be written.
  public init(for file: OutputFile) {
    isCompressed = file.isCompressed
    compressor = file.isCompressed ? BGZFCompressor() : nil
  }

  /// Makes the text ready for the file: the lane's work, before the slot's turn to be written. Call it once per turn.
  public func seal() {
    guard let compressor else { return }
    text.withBytes { compressor.compress($0, into: &blocks) }
  }

  /// Empties it and keeps its memory.
  public func removeAll() {
    text.removeAll()
    blocks.removeAll()
  }

  func withSealedBytes<Failure: Error>(_ body: (Span<UInt8>) throws(Failure) -> Void) throws(Failure) {
    if isCompressed { try blocks.withBytes(body) } else { try text.withBytes(body) }
  }
}
