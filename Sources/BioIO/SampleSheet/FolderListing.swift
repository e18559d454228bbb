import BioModel
import Glibc

/// The names of a folder's files, sorted by UTF-8 bytes, so that the file system's order reaches nothing.
public enum FolderListing {
  /// Entries without hidden ones (leading `.`); folders inside are listed by name too.
  ///
  /// - Throws: `TableError` of kind missing input when the folder cannot be opened or read.
  public static func names(in folder: String) throws(TableError) -> [String] {
    errno = 0
    guard let stream = unsafe opendir(folder) else {
      throw TableError(
        .missingInput, at: SourceLocation(file: folder), "the folder cannot be opened: " + reason(errno))
    }
    // SAFETY: the stream is ours from here to closedir; an entry is copied before the next readdir.
    defer { unsafe closedir(stream) }
    var names: [String] = []
    while true {
      errno = 0
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        unsafe tuple.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    guard errno == 0 else {
      throw TableError(.inputOutput, at: SourceLocation(file: folder), "the folder cannot be read: " + reason(errno))
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func reason(_ code: Int32) -> String { unsafe String(cString: strerror(code)) }
}
