extension SampleMates {
  /// The sample as bytes of a stage file, little-endian: number of bytes of the forward uniques (8 bytes) and they
  /// themselves, the same for the reverse ones (2⁶⁴ − 1 for single reads), the number of pairs (8 bytes), and per pair
  /// forward, reverse and reads (4 bytes each). The uniques carry check sums of their own. Complexity O(bytes).
  public func encoded() -> [UInt8] {
    var bytes: [UInt8] = []
    let first = forward.encoded()
    StageBytes.append(UInt64(first.count), to: &bytes)
    bytes += first
    if let second = reverse?.encoded() {
      StageBytes.append(UInt64(second.count), to: &bytes)
      bytes += second
    } else {
      StageBytes.append(UInt64.max, to: &bytes)
    }
    StageBytes.append(UInt64(pairs.count), to: &bytes)
    bytes.reserveCapacity(bytes.count + 12 * pairs.count)
    for pair in pairs {
      StageBytes.append(UInt32(clamping: pair.forward), to: &bytes)
      StageBytes.append(UInt32(clamping: pair.reverse), to: &bytes)
      StageBytes.append(UInt32(clamping: pair.readCount), to: &bytes)
    }
    return bytes
  }

  /// The sample of a stage file.
  ///
  /// - Throws: `AmpliconError.damagedUniques` where sizes, uniques or pairs do not fit.
  public init(decoding bytes: [UInt8]) throws(AmpliconError) {
    var at = 0
    func word(_ size: Int) throws(AmpliconError) -> UInt64 {
      guard bytes.count - at >= size else { throw .damagedUniques(reason: "it ends too early") }
      defer { at += size }
      return StageBytes.word(bytes, at, size)
    }
    func uniques(_ size: UInt64) throws(AmpliconError) -> QualityUniques {
      guard let count = Int(exactly: size), count <= bytes.count - at else {
        throw .damagedUniques(reason: "it ends too early")
      }
      defer { at += count }
      return try QualityUniques(decoding: Array(bytes[at..<at + count]))
    }
    let forward = try uniques(try word(8))
    let size = try word(8)
    let reverse = size == .max ? nil : try uniques(size)
    let count = try word(8)
    guard let count = Int(exactly: count), count == (bytes.count - at) / 12, (bytes.count - at) % 12 == 0 else {
      throw .damagedUniques(reason: "its pairs do not fit its size")
    }
    var pairs: [MatePair] = []
    pairs.reserveCapacity(count)
    for _ in 0..<count {
      let pair = MatePair(forward: Int(try word(4)), reverse: Int(try word(4)), readCount: Int(try word(4)))
      guard pair.forward < forward.count, pair.reverse < reverse?.count ?? 0, pair.readCount > 0 else {
        throw .damagedUniques(reason: "a pair names no unique")
      }
      pairs.append(pair)
    }
    self.init(forward: forward, reverse: reverse, pairs: pairs)
  }
}
