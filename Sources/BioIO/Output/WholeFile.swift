import BioModel

/// Single files that are there whole or not at all.
public enum WholeFile {
  /// Writes a file beside its place, waits for the disk, and moves it there; BGZF where the name ends in `.gz`. What
  /// was there before stays until then.
  ///
  /// - Throws: `cannotWriteOutput`.
  public static func write(_ bytes: [UInt8], to path: String) throws(BioIOError) {
    let isCompressed = path.hasSuffix(".gz") || path.hasSuffix(".bgz")
    let partial = path + ".partial" + (isCompressed ? ".gz" : "")
    let file = try ByteWriter(path: partial, level: 9)
    try file.write(bytes)
    try file.close()
    try FileTree.rename(partial, to: path)
    try FileTree.sync(folder: FileTree.parent(of: path))
  }
}
