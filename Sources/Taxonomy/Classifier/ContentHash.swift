/// FNV-1a over 64 bits, for seeding draws from content; not for protection.
enum ContentHash {
  static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  static func hash(_ bytes: [UInt8], from state: UInt64) -> UInt64 {
    var state = state
    for byte in bytes { state = (state ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return state
  }
}
