import BioIO
import Fingerprints

/// Reads whole files and keeps a record of them for the manifest.
struct InputBytes {
  /// Whether the record holds the SHA-256 of the file as it lies on the disk.
  let takesDigests: Bool
  private(set) var inputs: [Manifest.Input] = []

  init(takesDigests: Bool) { self.takesDigests = takesDigests }

  /// The file's bytes, inflated; zip archives as they are; `-` is standard input.
  mutating func bytes(of path: String) throws -> [UInt8] {
    let bytes = try ByteReader.readAll(path, takesContainers: true)
    guard takesDigests else { return bytes }
    if path == "-" {
      inputs.append(Manifest.Input(path: path, bytes: bytes.count, sha256: Fingerprint.sha256Hex(bytes)))
    } else {
      let digest = try FileDigest.sha256(path)
      inputs.append(Manifest.Input(path: path, bytes: digest.size, sha256: digest.sha256))
    }
    return bytes
  }
}
