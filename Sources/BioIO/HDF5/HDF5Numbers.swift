/// Elements of HDF5 as numbers.
enum HDF5Numbers {
  /// Whole numbers; unsigned ones beyond 63 bits become the largest. Nil when the type is another.
  static func integers(_ data: [UInt8], count: Int, type: HDF5Type) -> [Int64]? {
    guard case .integer(let isSigned, let isBigEndian) = type.kind, data.count >= count * type.size else { return nil }
    return switch (type.size, isSigned) {
    case (1, true): values(data, count, Int8.self, isBigEndian) { Int64($0) }
    case (2, true): values(data, count, Int16.self, isBigEndian) { Int64($0) }
    case (4, true): values(data, count, Int32.self, isBigEndian) { Int64($0) }
    case (8, true): values(data, count, Int64.self, isBigEndian) { $0 }
    case (1, false): values(data, count, UInt8.self, isBigEndian) { Int64($0) }
    case (2, false): values(data, count, UInt16.self, isBigEndian) { Int64($0) }
    case (4, false): values(data, count, UInt32.self, isBigEndian) { Int64($0) }
    default: values(data, count, UInt64.self, isBigEndian) { Int64(clamping: $0) }
    }
  }

  /// Numbers of any type as real ones. Nil when the type is no number.
  static func doubles(_ data: [UInt8], count: Int, type: HDF5Type) -> [Double]? {
    guard case .real(let isBigEndian) = type.kind else {
      return integers(data, count: count, type: type)?.map { Double($0) }
    }
    guard data.count >= count * type.size else { return nil }
    return type.size == 4
      ? values(data, count, UInt32.self, isBigEndian) { Double(Float(bitPattern: $0)) }
      : values(data, count, UInt64.self, isBigEndian) { Double(bitPattern: $0) }
  }

  @inline(__always)
  private static func values<Stored: FixedWidthInteger & BitwiseCopyable, Value>(
    _ data: [UInt8], _ count: Int, _ stored: Stored.Type, _ isBigEndian: Bool, _ value: (Stored) -> Value
  ) -> [Value] {
    let width = MemoryLayout<Stored>.size
    precondition(data.count >= count * width)
    var values: [Value] = []
    values.reserveCapacity(count)
    let bytes = data.span
    for number in 0..<count {
      // SAFETY: count × width bytes are there, and any of them are a whole number.
      let raw = unsafe bytes.bytes.unsafeLoadUnaligned(fromByteOffset: number * width, as: Stored.self)
      values.append(value(isBigEndian ? Stored(bigEndian: raw) : Stored(littleEndian: raw)))
    }
    return values
  }
}
