import BioModel
import CSystem
import Glibc

/// The few file system calls that `OutputFolder` is made of. Every failure throws `cannotWriteOutput`.
enum FileTree {
  /// What lies at a path; symbolic links are not followed.
  enum Kind { case missing, folder, other }

  static func kind(_ path: String) -> Kind {
    var status = stat()
    guard unsafe lstat(path, &status) == 0 else { return .missing }
    return status.st_mode & S_IFMT == S_IFDIR ? .folder : .other
  }

  /// Whether something is at the path, links followed.
  static func exists(_ path: String) -> Bool { unsafe access(path, F_OK) == 0 }

  /// Makes a folder and those above it; existing ones are fine.
  static func makeFolder(_ path: String) throws(BioIOError) {
    if kind(path) != .missing { return }
    let parent = parent(of: path)
    if parent != path { try makeFolder(parent) }
    guard unsafe mkdir(path, 0o777) == 0 || errno == EEXIST else { throw failure(path, "the folder cannot be made") }
  }

  /// The names in a folder, sorted by bytes.
  static func names(in path: String) throws(BioIOError) -> [String] {
    guard let folder = unsafe opendir(path) else { throw failure(path, "the folder cannot be listed") }
    defer { _ = unsafe closedir(folder) }
    var names: [String] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        // SAFETY: d_name is a NUL-terminated C string that lives until the next readdir.
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Removes a file, or a folder with all it holds; a missing path is fine. Links are removed, never followed.
  static func remove(_ path: String) throws(BioIOError) {
    switch kind(path) {
    case .missing: return
    case .other:
      guard unsafe unlink(path) == 0 || errno == ENOENT else { throw failure(path, "the file cannot be removed") }
    case .folder:
      for name in try names(in: path) { try remove(path + "/" + name) }
      guard unsafe rmdir(path) == 0 || errno == ENOENT else { throw failure(path, "the folder cannot be removed") }
    }
  }

  static func rename(_ from: String, to: String) throws(BioIOError) {
    guard unsafe Glibc.rename(from, to) == 0 else { throw failure(to, "\(from) cannot be renamed to it") }
  }

  /// Waits until a folder's names are on the disk.
  static func sync(folder: String) throws(BioIOError) {
    let descriptor = unsafe open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure(folder, "the folder cannot be opened") }
    defer { close(descriptor) }
    // Some network file systems cannot sync folders and say EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw failure(folder, "the folder cannot be synced") }
  }

  /// Waits until files are on the disk: all are sent there first, so that one wait does for many small ones.
  static func sync(files: [String]) throws(BioIOError) {
    for isWaiting in [false, true] {
      for path in files {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure(path, "the file cannot be opened") }
        defer { close(descriptor) }
        guard isWaiting else {
          dysbio_start_writeback(descriptor, 0, 0)
          continue
        }
        guard fsync(descriptor) == 0 else { throw failure(path, "the file cannot be written") }
      }
    }
  }

  /// Writes a whole file.
  ///
  /// - Parameter syncs: wait until it is on the disk.
  static func write(_ bytes: [UInt8], to path: String, syncs: Bool) throws(BioIOError) {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path, "the file cannot be made") }
    var written = 0
    while written < bytes.count {
      // SAFETY: the rest of the array from `written` on is passed with its length.
      let count = unsafe bytes.withUnsafeBytes {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[written...])
        return unsafe Glibc.write(descriptor, rest.baseAddress, rest.count)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let error = failure(path, "the file cannot be written")
        close(descriptor)
        throw error
      }
      written += count
    }
    let synced = !syncs || fsync(descriptor) == 0
    let error = failure(path, "the file cannot be written")
    guard close(descriptor) == 0, synced else { throw error }
  }

  /// The folder a path lies in.
  static func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func failure(_ path: String, _ what: String) -> BioIOError {
    BioIOError(
      .cannotWriteOutput, at: SourceLocation(file: path), "\(what): \(systemMessage())",
      advice: "check permissions and free space")
  }
}
