import Fingerprints

/// The portable generator behind every random draw: xoshiro256** (Blackman & Vigna 2021, doi:10.1145/3460772),
/// its state filled by SplitMix64 from the SHA-256 of purpose, seed and the item's own content.
///
/// Draws on one sequence or one sample therefore do not depend on its neighbours, on order or on threads. The
/// standard library's `random(in:using:)` and `shuffled` may change between versions and are not used.
public struct SeededGenerator: Sendable {
  private var s0: UInt64
  private var s1: UInt64
  private var s2: UInt64
  private var s3: UInt64

  /// - Parameters:
  ///   - purpose: what the draws are for, for example `rarefaction`; keeps streams of different uses apart.
  ///   - seed: the run's `--seed`.
  ///   - content: the bytes of the item the draws belong to; empty where the draw belongs to the whole run.
  public init(purpose: String, seed: UInt64, content: [UInt8] = []) {
    var bytes = Array(purpose.utf8)
    bytes.append(0)
    for shift in stride(from: 0, to: 64, by: 8) { bytes.append(UInt8(truncatingIfNeeded: seed >> UInt64(shift))) }
    bytes.append(contentsOf: content)
    let digest = Fingerprint.sha256(bytes)
    var state: UInt64 = 0
    for byte in digest[..<8] { state = state << 8 | UInt64(byte) }
    s0 = SeededGenerator.splitMix(&state)
    s1 = SeededGenerator.splitMix(&state)
    s2 = SeededGenerator.splitMix(&state)
    s3 = SeededGenerator.splitMix(&state)
  }

  /// A generator from a number that already is a hash of the item; no SHA-256, for loops over many small items.
  @inlinable public init(state: UInt64) {
    var state = state
    self.init(
      words: SeededGenerator.splitMix(&state), SeededGenerator.splitMix(&state), SeededGenerator.splitMix(&state),
      SeededGenerator.splitMix(&state))
  }

  @usableFromInline init(words s0: UInt64, _ s1: UInt64, _ s2: UInt64, _ s3: UInt64) {
    self.s0 = s0
    self.s1 = s1
    self.s2 = s2
    self.s3 = s3
  }

  /// The next 64 random bits.
  public mutating func next() -> UInt64 {
    let product = s1 &* 5
    let result = (product << 7 | product >> 57) &* 9
    let shifted = s1 << 17
    s2 ^= s0
    s3 ^= s1
    s1 ^= s2
    s0 ^= s3
    s2 ^= shifted
    s3 = s3 << 45 | s3 >> 19
    return result
  }

  /// Uniform on [0, 1): the top 53 bits.
  public mutating func uniform01() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// Uniform on 0..<bound, without bias (Lemire 2019, doi:10.1145/3230636).
  ///
  /// - Precondition: `bound` > 0.
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0)
    let range = UInt64(bound)
    var product = next().multipliedFullWidth(by: range)
    if product.low < range {
      let threshold = (0 &- range) % range
      while product.low < threshold { product = next().multipliedFullWidth(by: range) }
    }
    return Int(product.high)
  }

  /// Shuffles in place (Fisher–Yates, from the end). Complexity O(count).
  public mutating func shuffle<Element>(_ array: inout [Element]) {
    guard array.count > 1 else { return }
    for last in stride(from: array.count - 1, to: 0, by: -1) { array.swapAt(last, below(last + 1)) }
  }

  @usableFromInline static func splitMix(_ state: inout UInt64) -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}
