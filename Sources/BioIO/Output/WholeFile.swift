import BioModel
import Glibc

/// Single files that are there whole or not at all.
public enum WholeFile {
  /// Writes a file beside its place, waits for the disk, and moves it there; BGZF where the name ends in `.gz`. What
  /// was there before stays until then. Links are followed; devices and pipes are written to as they are.
  ///
  /// - Throws: `cannotWriteOutput`.
  public static func write(_ bytes: [UInt8], to path: String) throws(BioIOError) {
    let isCompressed = path.hasSuffix(".gz") || path.hasSuffix(".bgz")
    var status = stat()
    let exists = unsafe stat(path, &status) == 0
    if exists, status.st_mode & S_IFMT != S_IFREG {
      // Nothing can be moved into the place of what is no file.
      try write(bytes, directlyTo: path)
      return
    }
    let target = exists ? resolved(path) : path
    let partial = target + ".\(getpid()).partial" + (isCompressed ? ".gz" : "")
    guard FileTree.kind(partial) == .missing else {
      throw BioIOError(
        .cannotWriteOutput, at: SourceLocation(file: partial), "it is in the way of \(path)", advice: "move it away")
    }
    do throws(BioIOError) {
      try write(bytes, directlyTo: partial)
      try FileTree.rename(partial, to: target)
    } catch {
      try? FileTree.remove(partial)
      throw error
    }
    try FileTree.sync(folder: FileTree.parent(of: target))
  }

  /// Whether something has this name.
  public static func exists(_ path: String) -> Bool { FileTree.exists(path) }

  /// Looks at the places of results before the work begins.
  ///
  /// - Parameters:
  ///   - outputs: where results are to go; `-` is standard output.
  ///   - inputs: files that are read: none may be overwritten.
  /// - Throws: `cannotWriteOutput` for a place in no folder, a folder itself, a place that may not be written, an input;
  ///   two outputs of one name.
  public static func check(_ outputs: [String], inputs: [String]) throws(BioIOError) {
    let read = inputs.compactMap { identity($0) }
    var seen: Set<String> = []
    for path in outputs where path != "-" {
      let parent = FileTree.parent(of: path)
      guard FileTree.exists(parent) else {
        throw refusal(path, "the folder \(parent) does not exist", advice: "make it first")
      }
      if FileTree.kind(path) == .folder { throw refusal(path, "it is a folder", advice: "name a file") }
      let isThere = FileTree.exists(path)
      guard unsafe access(isThere ? path : parent, W_OK) == 0 else { throw refusal(path, "it may not be written") }
      if isThere, let own = identity(path), read.contains(own) {
        throw refusal(path, "it is an input of this command", advice: "name another file")
      }
      guard seen.insert(path).inserted else {
        throw refusal(path, "two results would have this name", advice: "name two files")
      }
    }
  }

  private static func write(_ bytes: [UInt8], directlyTo path: String) throws(BioIOError) {
    let file = try ByteWriter(path: path, level: 9)
    try file.write(bytes)
    try file.close()
  }

  // Device and number of a regular file.
  private static func identity(_ path: String) -> [UInt64]? {
    var status = stat()
    guard unsafe stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return [UInt64(status.st_dev), UInt64(status.st_ino)]
  }

  // Where a link leads; the path itself where it leads nowhere.
  private static func resolved(_ path: String) -> String {
    guard let text = unsafe realpath(path, nil) else { return path }
    // SAFETY: realpath returns a string of its own that the caller frees.
    defer { unsafe free(text) }
    return unsafe String(cString: text)
  }

  private static func refusal(_ path: String, _ message: String, advice: String = "") -> BioIOError {
    BioIOError(.cannotWriteOutput, at: SourceLocation(file: path), message, advice: advice)
  }
}
