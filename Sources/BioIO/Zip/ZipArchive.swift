import BioModel
import CZip

/// A zip archive in memory, opened for reading. Every failure of libzip is a `TableError`.
@safe
struct ZipArchive: ~Copyable {
  /// The name that errors give.
  let name: String
  /// The names of the entries, in the order of the archive.
  let entries: [String]
  // SAFETY: owned; opened in `reading`, discarded in deinit. It refers to bytes that outlive it.
  private let archive: OpaquePointer

  /// The signature of an entry, with which archives begin.
  static let magic: [UInt8] = [0x50, 0x4B, 0x03, 0x04]

  /// Runs `body` with the opened archive.
  ///
  /// - Throws: an archive that is damaged or cut off, and what `body` throws.
  static func reading<Result>(
    _ bytes: [UInt8], name: String, _ body: (borrowing ZipArchive) throws(TableError) -> Result
  ) throws(TableError) -> Result {
    let outcome: Swift.Result<Result, TableError>
    // SAFETY: libzip reads the bytes only while the archive is open, which is closed before they go.
    outcome = unsafe bytes.withUnsafeBytes { memory in
      do throws(TableError) {
        let archive = try unsafe ZipArchive(memory, name: name)
        return .success(try body(archive))
      } catch {
        return .failure(error)
      }
    }
    return try outcome.get()
  }

  private init(_ memory: UnsafeRawBufferPointer, name: String) throws(TableError) {
    var error = unsafe zip_error_t()
    guard let source = unsafe zip_source_buffer_create(memory.baseAddress, zip_uint64_t(memory.count), 0, &error) else {
      throw Self.damaged(name)
    }
    guard let archive = unsafe zip_open_from_source(source, ZIP_RDONLY, &error) else {
      unsafe zip_source_free(source)
      throw Self.damaged(name)
    }
    unsafe self.archive = archive
    self.name = name
    let count = unsafe zip_get_num_entries(archive, 0)
    var entries: [String] = []
    for index in 0..<max(0, count) {
      let entry = unsafe zip_get_name(archive, zip_uint64_t(index), 0)
      entries.append(unsafe entry.map { unsafe String(cString: $0) } ?? "")
    }
    self.entries = entries
  }

  deinit { unsafe zip_discard(archive) }

  /// The content of an entry.
  ///
  /// - Throws: an entry that is missing, encrypted, larger than its compressed size allows (`InflationLimit`), or damaged
  ///   (its checksum is compared).
  func content(of entry: String) throws(TableError) -> [UInt8] {
    guard let index = entries.firstIndex(of: entry) else {
      throw TableError(at: SourceLocation(file: name), "the zip archive has no entry \(entry)")
    }
    var status = unsafe zip_stat_t()
    // SAFETY: the archive is open; `status` outlives the call.
    guard unsafe zip_stat_index(archive, zip_uint64_t(index), 0, &status) == 0,
      let size = unsafe Int(exactly: status.size), let packed = unsafe Int(exactly: status.comp_size)
    else { throw Self.damaged(name, entry) }
    guard unsafe status.encryption_method == 0 else {
      throw TableError(
        at: SourceLocation(file: name), "the entry \(entry) of the zip archive is encrypted", advice: "unzip it first")
    }
    guard size <= InflationLimit.bytes(ofCompressed: packed) else {
      throw TableError(
        at: SourceLocation(file: name),
        "the entry \(entry) of the zip archive claims to hold \(size) bytes in \(packed), which no table does",
        advice: "the archive is damaged or made to fill the memory")
    }
    guard let file = unsafe zip_fopen_index(archive, zip_uint64_t(index), 0) else { throw Self.damaged(name, entry) }
    defer { _ = unsafe zip_fclose(file) }
    // One byte of room more than stated: what is longer than stated shows, and the end is read, where the sum is checked.
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var count = 0
    while count < bytes.count {
      // SAFETY: the rest of the array is passed with its size.
      let got = unsafe bytes.withUnsafeMutableBytes {
        unsafe zip_fread(file, $0.baseAddress.map { unsafe $0 + count }, zip_uint64_t($0.count - count))
      }
      guard got >= 0 else { throw Self.damaged(name, entry) }
      if got == 0 { break }
      count += Int(got)
    }
    guard count == size else { throw Self.damaged(name, entry) }
    bytes.removeLast()
    return bytes
  }

  private static func damaged(_ file: String, _ entry: String = "") -> TableError {
    TableError(
      at: SourceLocation(file: file),
      "the zip archive is damaged or cut off" + (entry.isEmpty ? "" : " (at \(entry))"),
      advice: "copy or download it again")
  }
}
