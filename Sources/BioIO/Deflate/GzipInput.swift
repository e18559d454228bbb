/// The compressed bytes of a gzip file on their way to the inflater: a stretch of the file, and where it lies.
struct GzipInput {
  /// Fills the array from the offset on with the next bytes of the file and returns their number: 0 at the end, less
  /// than 0 when the system fails to read.
  typealias Supply = (_ bytes: inout [UInt8], _ offset: Int) -> Int

  /// Read at once. From 64 KiB on the size made no difference (docs/findings/compressed-output.md).
  static let capacity = 131_072

  private let path: String
  private let supply: Supply
  private var bytes = [UInt8](repeating: 0, count: capacity)
  private var next = 0
  private var end = 0
  /// The offset in the file of the next byte.
  private(set) var position = 0

  init(path: String, supply: @escaping Supply) {
    self.path = path
    self.supply = supply
  }

  /// The number of bytes that are there.
  var count: Int { end - next }

  /// Uses up bytes from the front.
  mutating func drop(_ count: Int) {
    next += count
    position += count
  }

  /// Reads more behind what is there.
  ///
  /// - Returns: whether there was more.
  /// - Throws: `inputOutput` when the system fails to read.
  mutating func refill() throws(BioIOError) -> Bool {
    let rest = count
    // An incomplete symbol at most.
    for place in 0..<rest { bytes[place] = bytes[next + place] }
    next = 0
    end = rest
    guard end < bytes.count else { return false }
    let got = supply(&bytes, end)
    guard got >= 0 else { throw StreamFault.unreadable(path) }
    end += got
    return got > 0
  }

  /// The next byte, nil at the end of the file.
  ///
  /// - Throws: `inputOutput` when the system fails to read.
  mutating func byte() throws(BioIOError) -> UInt8? {
    if next == end {
      guard try refill() else { return nil }
    }
    let byte = bytes[next]
    drop(1)
    return byte
  }

  /// Lets `body` look at the bytes that are there.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result { body(bytes.span.extracting(next..<end)) }
}
