extension SIMD16<UInt8> {
  /// Whether all lanes are zero: two comparisons of 64 bits. `== zero` is compiled lane by lane, and takes the loop that
  /// gathers the lanes with it.
  @inline(__always) var isZero: Bool {
    let halves = unsafe unsafeBitCast(self, to: SIMD2<UInt64>.self)
    return halves[0] | halves[1] == 0
  }
}
