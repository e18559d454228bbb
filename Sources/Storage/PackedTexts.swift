/// Many texts in UTF-8 end to end; copying it copies nothing, and a text is made only when it is asked for.
public struct PackedTexts: RandomAccessCollection, Sendable, Equatable {
  /// Where each text starts in `bytes`, rising; one more entry than texts.
  public let starts: SharedArray<UInt64>
  public let bytes: SharedArray<UInt8>

  public init(_ texts: [String]) {
    var starts: [UInt64] = [0]
    var bytes: [UInt8] = []
    for text in texts {
      bytes.append(contentsOf: text.utf8)
      starts.append(UInt64(bytes.count))
    }
    self.starts = SharedArray(starts)
    self.bytes = SharedArray(bytes)
  }

  /// From parts; nil where they do not fit each other.
  ///
  /// - Complexity: O(texts).
  public init?(starts: SharedArray<UInt64>, bytes: SharedArray<UInt8>) {
    guard let last = starts.last, last == UInt64(bytes.count), starts[0] == 0,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.starts = starts
    self.bytes = bytes
  }

  public var startIndex: Int { 0 }
  public var endIndex: Int { starts.count - 1 }

  /// The bytes of one text.
  public func utf8(_ index: Int) -> Slice<SharedArray<UInt8>> { bytes[Int(starts[index])..<Int(starts[index + 1])] }

  public subscript(index: Int) -> String { String(decoding: utf8(index), as: UTF8.self) }
}
