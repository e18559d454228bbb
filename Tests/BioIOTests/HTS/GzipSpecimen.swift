/// Plain gzip members (not BGZF) from the first block of a BGZF file: the same deflate data without the extra field.
///
/// - Parameter bgzf: a BGZF file of one block and its end marker.
func plainGzip(fromBGZF bgzf: [UInt8]) -> [UInt8] {
  let blockEnd = Int(bgzf[16]) + Int(bgzf[17]) << 8 + 1
  return [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF] + bgzf[18..<blockEnd]
}

/// The 28 bytes that end every whole BGZF file (SAM specification, section 4.1.2).
let bgzfEndMarker: [UInt8] = [
  0x1F, 0x8B, 8, 4, 0, 0, 0, 0, 0, 0xFF, 6, 0, 0x42, 0x43, 2, 0, 0x1B, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0,
]
