import BioIO
import BioModel
import Glibc
import TestSupport

/// A read as text, for comparing.
struct PlainRead: Equatable, Sendable {
  var name: String
  var sequence: String
  /// With offset 33.
  var quality: String
}

/// A folder of its own for one test, removed afterwards.
final class ScratchFolder {
  let path: String

  init() throws {
    var template = Array("/tmp/dysbio-tests-XXXXXX".utf8CString)
    guard unsafe mkdtemp(&template) != nil else { throw BioIOError(.cannotWriteOutput, at: nil, "no test folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { remove(path) }

  /// Writes a file and gives its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let target = path + "/" + name
    let file = unsafe open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { throw BioIOError(.cannotWriteOutput, at: nil, "no test file \(target)") }
    defer { close(file) }
    // SAFETY: the array outlives the call and its count is passed.
    guard unsafe write(file, bytes, bytes.count) == bytes.count else {
      throw BioIOError(.cannotWriteOutput, at: nil, "test file \(target) is short")
    }
    return target
  }

  func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

  /// The content as gzip or BGZF bytes (by the ending of `name`), written by htslib.
  func compressed(_ text: [UInt8], level: Int = 6) throws -> [UInt8] {
    let target = path + "/compressed.gz"
    let writer = try ByteWriter(path: target, level: level)
    try writer.write(text)
    try writer.close()
    return try raw(target)
  }

  /// The bytes of a file as they lie on disk.
  func raw(_ path: String) throws -> [UInt8] {
    let file = unsafe open(path, O_RDONLY)
    guard file >= 0 else { throw BioIOError(.missingInput, at: nil, "no file \(path)") }
    defer { close(file) }
    var all: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      // SAFETY: the array holds the number of bytes passed.
      let got = unsafe read(file, &buffer, buffer.count)
      if got <= 0 { return all }
      all.append(contentsOf: buffer[..<got])
    }
  }

  private func remove(_ path: String) {
    if unsafe unlink(path) == 0 { return }
    for name in (try? folderNames(path)) ?? [] { remove(path + "/" + name) }
    _ = unsafe rmdir(path)
  }
}

/// All reads of a file, in batches of `maximumRecords`.
func reads(_ path: String, phred: PhredChoice = .automatic, maximumRecords: Int = 1_000) throws -> [PlainRead] {
  let reader = try FASTQReader(path: path, phred: phred)
  let batch = ReadBatch()
  var all: [PlainRead] = []
  while try reader.next(into: batch, maximumRecords: maximumRecords) {
    for index in 0..<batch.count { all.append(read(batch, index)) }
  }
  return all
}

func read(_ batch: ReadBatch, _ index: Int) -> PlainRead {
  let record = batch.records[index]
  return PlainRead(
    name: String(decoding: batch.bytes[record.name], as: UTF8.self),
    sequence: String(decoding: batch.bytes[record.sequence], as: UTF8.self),
    quality: String(decoding: batch.bytes[record.quality].map { $0 + 33 }, as: UTF8.self))
}

/// The error that reading the file gives, or nil.
func failure(_ body: () throws -> Void) -> BioIOError? {
  do {
    try body()
    return nil
  } catch {
    return error as? BioIOError
  }
}

/// A fixture folder of this test target.
func fixture(_ name: String, from file: String = #filePath) -> String {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
  return folder + "/Fixtures/" + name
}

/// The names in a folder, sorted, without hidden ones' parents `.` and `..`.
func folderNames(_ path: String) throws -> [String] {
  guard let folder = unsafe opendir(path) else { throw BioIOError(.missingInput, at: nil, "no folder \(path)") }
  defer { _ = unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    var name = unsafe entry.pointee.d_name
    // SAFETY: the copy is 256 bytes that end with a NUL.
    let text = unsafe withUnsafeBytes(of: &name) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if text != ".", text != ".." { names.append(text) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
