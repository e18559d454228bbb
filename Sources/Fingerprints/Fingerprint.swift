import Crypto

/// Digests of content: SHA-256 for files, parameters and seeds, MD5 for the ids of sequence variants.
public enum Fingerprint {
  /// The 32 bytes of the SHA-256 of `bytes`.
  public static func sha256(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// The SHA-256 of `bytes` as 64 lower-case hexadecimal digits.
  public static func sha256Hex(_ bytes: [UInt8]) -> String { hex(sha256(bytes)) }

  /// The MD5 of `bytes` as 32 lower-case hexadecimal digits: the id of a sequence variant, as in QIIME 2. A name, not
  /// a protection.
  public static func md5Hex(_ bytes: [UInt8]) -> String { hex(Array(Insecure.MD5.hash(data: bytes))) }

  static func hex(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(2 * digest.count)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
