import BioModel
import Fingerprints
import Storage

/// The packed form of a reference: one file that opens in milliseconds.
///
/// Layout, integers as LEB128: magic `DYSBREF`, version byte, length of the body, 64 hexadecimal digits of the body's
/// SHA-256, body. Body: name, taxonomy label, rule (number of thousandths, 0 or 7, then these), lineages (each: ranks shared with the one before, then names ended by
/// zero), entries (lineage step, identifier, length), ambiguous letters (step, letter), bases. Bases are a stream of
/// literals (count, two bits a base) and copies (distance back, length), since relatives stand together.
public enum ReferenceFile {
  static let magic = Array("DYSBREF".utf8)
  static let version: UInt8 = 2

  /// Whether bytes begin as a packed reference of any version does.
  public static func isPacked(_ bytes: [UInt8]) -> Bool { bytes.starts(with: magic) }

  /// The packed bytes of a reference; equal references give equal bytes.
  ///
  /// - Complexity: O(bases).
  public static func encode(_ reference: ReferenceDatabase) -> [UInt8] {
    var body = PackedWriter()
    body.write(text: reference.name)
    body.write(text: reference.taxonomyLabel)
    let steps = reference.nearRelativeRule?.steps ?? []
    body.write(steps.count)
    for step in steps { body.write(step) }
    LineageList.encode(reference.lineages, into: &body)
    body.write(reference.count)
    var lineageBefore = 0
    for entry in 0..<reference.count {
      body.write(reference.lineageIndices[entry] - lineageBefore)
      lineageBefore = reference.lineageIndices[entry]
      body.write(text: reference.identifiers[entry])
      body.write(reference.sequences.starts[entry + 1] - reference.sequences.starts[entry])
    }
    let sequences = reference.sequences
    body.write(sequences.ambiguousPositions.count)
    var positionBefore = 0
    for (position, letter) in zip(sequences.ambiguousPositions, sequences.ambiguousLetters) {
      body.write(position - positionBefore)
      body.bytes.append(letter)
      positionBefore = position
    }
    BaseStream.encode(sequences, into: &body)

    var file = PackedWriter()
    file.bytes = magic + [version]
    file.write(body.bytes.count)
    file.bytes += Array(Fingerprint.sha256Hex(body.bytes).utf8)
    return file.bytes + body.bytes
  }

  /// The reference of packed bytes.
  ///
  /// - Throws: `TaxonomyError` when the bytes are no such file, of another version, cut, or changed.
  /// - Complexity: O(bases).
  public static func decode(_ bytes: [UInt8], file: String) throws(TaxonomyError) -> ReferenceDatabase {
    do throws(PackedReader.Damage) {
      var outer = PackedReader(bytes: bytes)
      guard try outer.take(magic.count) == magic[...] else { throw .notThisFormat }
      guard try outer.byte() == version else { throw .otherVersion }
      let length = try outer.number()
      let digest = try outer.take(64)
      let body = Array(try outer.take(length))
      guard outer.isAtEnd, Array(Fingerprint.sha256Hex(body).utf8) == Array(digest) else { throw .changed }
      return try decodeBody(PackedReader(bytes: body))
    } catch {
      throw TaxonomyError(
        .damagedFile, location: SourceLocation(file: file), message: error.message,
        advice: "make it again with reference build")
    }
  }

  private static func decodeBody(_ reader: PackedReader) throws(PackedReader.Damage) -> ReferenceDatabase {
    var reader = reader
    let name = try reader.text()
    let label = try reader.text()
    var steps: [Int] = []
    for _ in 0..<(try reader.count()) { steps.append(try reader.number()) }
    guard steps.isEmpty || steps.count == 7, steps.allSatisfy({ $0 <= 1000 }) else { throw .changed }
    let lineages = try LineageList.decode(&reader)
    var indices: [Int] = []
    var identifiers: [String] = []
    var starts = [0]
    for _ in 0..<(try reader.count()) {
      indices.append(try reader.sum(indices.last ?? 0))
      identifiers.append(try reader.text())
      starts.append(try reader.sum(starts[starts.count - 1]))
    }
    guard (indices.last ?? -1) < lineages.count, let baseCount = starts.last, baseCount > 0 else { throw .changed }
    var positions: [Int] = []
    var letters: [UInt8] = []
    for _ in 0..<(try reader.count()) {
      positions.append(try reader.sum(positions.last ?? 0))
      letters.append(try reader.byte())
    }
    guard (positions.last ?? 0) < baseCount else { throw .changed }
    let codes = try BaseStream.decode(&reader, baseCount: baseCount)
    guard reader.isAtEnd else { throw .changed }
    return ReferenceDatabase(
      name: name, taxonomyLabel: label, lineages: lineages, lineageIndices: SharedArray(indices),
      identifiers: PackedTexts(identifiers),
      sequences: PackedSequences(
        codes: SharedArray(codes), starts: SharedArray(starts), ambiguousPositions: SharedArray(positions),
        ambiguousLetters: SharedArray(letters)),
      nearRelativeRule: steps.isEmpty ? nil : NearRelativeRule(steps: steps))
  }
}
