import BioModel
import Fingerprints
import Parallel

/// A results folder that appears whole or not at all.
///
/// Files are written into `DIR.partial` beside `DIR`; `commit` waits until all are on the disk and renames the folder. A run that is
/// stopped leaves `DIR.partial` with its fingerprint and its stage files (`.stages/`), which a later run with the same
/// fingerprint takes up again. A lock inside keeps a second run out.
///
/// Safe to use from several lanes, as long as they write different files.
public final class OutputFolder: Sendable {
  /// The folder that will appear, without a trailing `/`.
  public let path: String
  /// Where files are until then.
  public let partialPath: String
  /// The folder inside it for files of a run in progress; not part of the results.
  public static let stagesFolder = ".stages"

  /// Whether the names in a folder are those of results.
  public static func holdsResults(_ names: [String]) -> Bool { names.contains("manifest.json") }

  private static let lockName = ".lock"
  private static let fingerprintName = "fingerprint"
  private let state: Guarded<State>
  private let replacesExisting: Bool
  private let isOwn: @Sendable ([String]) -> Bool

  private struct State: Sendable {
    var files: [WrittenFile] = []
    var unsynced: [String] = []
    var lock: FolderLock?
  }

  /// What to do with a `DIR.partial` that an earlier run left behind.
  public enum Leftover: Sendable {
    /// Stop with an error that names it.
    case refuse
    /// Keep its stage files; its result files are written anew.
    case resume
    /// Remove it.
    case discard
  }

  /// An unfinished folder that an earlier run left behind.
  public struct Partial: Sendable, Equatable {
    /// `DIR.partial`.
    public let path: String
    /// What its run wrote as its fingerprint; nil when it stopped before.
    public let fingerprint: String?

    public init(path: String, fingerprint: String?) {
      self.path = path
      self.fingerprint = fingerprint
    }
  }

  /// The leftover of an earlier run for this results folder, or nil.
  public static func existingPartial(of path: String) -> Partial? {
    let partial = trimmed(path) + ".partial"
    guard FileTree.kind(partial) == .folder else { return nil }
    let bytes = try? ByteReader.readAll(partial + "/" + fingerprintName)
    return Partial(path: partial, fingerprint: bytes.map { String(decoding: $0, as: UTF8.self) })
  }

  /// Makes `DIR.partial` and locks it.
  ///
  /// - Parameters:
  ///   - path: the results folder; folders above it are made.
  ///   - force: replace an existing folder on commit. It must be empty or ours: nothing else is ever removed.
  ///   - isOwn: whether a folder with these names is ours.
  ///   - fingerprint: of everything that decides the results; kept for a later resume.
  ///   - leftover: what to do with an earlier run's `DIR.partial`.
  /// - Throws: `cannotWriteOutput`.
  public init(
    path: String, force: Bool, fingerprint: String, leftover: Leftover = .refuse,
    isOwn: @escaping @Sendable ([String]) -> Bool = OutputFolder.holdsResults
  ) throws(BioIOError) {
    let path = OutputFolder.trimmed(path)
    self.path = path
    partialPath = path + ".partial"
    replacesExisting = force
    self.isOwn = isOwn
    try OutputFolder.check(path: path, force: force, isOwn: isOwn)
    let isLeftover = FileTree.kind(partialPath) != .missing
    if isLeftover, case .refuse = leftover {
      throw BioIOError(
        .cannotWriteOutput, at: SourceLocation(file: partialPath),
        "an unfinished run with other inputs or options lies here", advice: "remove it, or choose another --output")
    }
    if isLeftover, OutputFolder.existingPartial(of: path)?.fingerprint == nil,
      try FileTree.names(in: partialPath).contains(where: { $0 != OutputFolder.lockName })
    {
      throw BioIOError(
        .cannotWriteOutput, at: SourceLocation(file: partialPath), "a folder that dysbio did not make has this name",
        advice: "rename it, or choose another --output")
    }
    try FileTree.makeFolder(partialPath)
    let lock = try FolderLock(path: partialPath + "/" + OutputFolder.lockName)
    var keep = [OutputFolder.lockName]
    if case .resume = leftover { keep.append(OutputFolder.stagesFolder) }
    for name in try FileTree.names(in: partialPath) where !keep.contains(name) {
      try FileTree.remove(partialPath + "/" + name)
    }
    try FileTree.write(Array(fingerprint.utf8), to: partialPath + "/" + OutputFolder.fingerprintName, syncs: true)
    state = Guarded(State(lock: lock))
  }

  /// The files written so far, sorted by the bytes of their paths: what the manifest lists.
  public var files: [WrittenFile] {
    state.withLock { $0.files }.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  /// Writes one result file, folders included, and records its digest.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func write(_ relativePath: String, _ bytes: [UInt8]) throws(BioIOError) {
    let location = try location(of: relativePath)
    try FileTree.write(bytes, to: location, syncs: false)
    state.withLock { $0.unsynced.append(location) }
    note(WrittenFile(path: relativePath, size: bytes.count, sha256: Fingerprint.sha256Hex(bytes)))
  }

  /// Where a result file is to be written by someone else (`FASTQWriter`); call `record` when it is closed.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func location(of relativePath: String) throws(BioIOError) -> String {
    let parts = relativePath.split(separator: "/", omittingEmptySubsequences: false)
    let isInside = !parts.contains { $0.isEmpty || $0 == "." || $0 == ".." }
    let internals = [OutputFolder.lockName, OutputFolder.stagesFolder, OutputFolder.fingerprintName]
    guard isInside, !internals.contains(String(parts[0])) else {
      throw BioIOError(.cannotWriteOutput, at: SourceLocation(file: relativePath), "this is no place for a result file")
    }
    return try ready(relativePath)
  }

  /// Records a file that someone else wrote at `location(of:)`.
  ///
  /// - Throws: `missingInput` when it is not there, `inputOutput` when it cannot be read back.
  public func record(_ relativePath: String) throws(BioIOError) {
    let digest = try FileDigest.sha256(try location(of: relativePath))
    note(WrittenFile(path: relativePath, size: digest.size, sha256: digest.sha256))
  }

  /// Records a file at `location(of:)` that was written as a whole and closed.
  public func record(_ relativePath: String, _ file: OutputFile) {
    note(WrittenFile(path: relativePath, size: file.size, sha256: file.sha256))
  }

  /// Removes a file at `location(of:)` that was not recorded: what is left of work that failed.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func removeUnrecorded(_ relativePath: String) throws(BioIOError) {
    try FileTree.remove(try location(of: relativePath))
  }

  /// Writes a file of a stage, whole or not at all, for a later resume. It is no result and is not recorded.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func writeScratch(_ relativePath: String, _ bytes: [UInt8]) throws(BioIOError) {
    let target = try ready(OutputFolder.stagesFolder + "/" + relativePath)
    try FileTree.write(bytes, to: target + ".new", syncs: true)
    try FileTree.rename(target + ".new", to: target)
  }

  /// A stage's file from this run or the one before; nil when there is none.
  ///
  /// - Throws: `inputOutput` when it cannot be read.
  public func readScratch(_ relativePath: String) throws(BioIOError) -> [UInt8]? {
    let file = scratchPath(relativePath)
    guard FileTree.exists(file) else { return nil }
    return try ByteReader.readAll(file)
  }

  /// Where a stage's file lies, for code that opens it itself.
  public func scratchPath(_ relativePath: String) -> String {
    partialPath + "/" + OutputFolder.stagesFolder + "/" + relativePath
  }

  /// Removes a stage's file or folder.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func removeScratch(_ relativePath: String) throws(BioIOError) {
    try FileTree.remove(scratchPath(relativePath))
  }

  /// Removes the stage files and the lock, and gives the folder its name. The folder is complete when this returns.
  ///
  /// - Throws: `cannotWriteOutput`; the partial folder then stays.
  public func commit() throws(BioIOError) {
    try OutputFolder.check(path: path, force: replacesExisting, isOwn: isOwn)
    for name in [OutputFolder.stagesFolder, OutputFolder.fingerprintName, OutputFolder.lockName] {
      try FileTree.remove(partialPath + "/" + name)
    }
    try FileTree.sync(files: state.withLock { $0.unsynced })
    for folder in folders() { try FileTree.sync(folder: folder) }
    let old = path + ".replaced"
    if FileTree.kind(path) == .missing {
      try FileTree.rename(partialPath, to: path)
    } else {
      guard FileTree.kind(old) == .missing else {
        throw BioIOError(
          .cannotWriteOutput, at: SourceLocation(file: old), "this name is needed while results are replaced",
          advice: "rename or remove it")
      }
      try FileTree.rename(path, to: old)
      do throws(BioIOError) {
        try FileTree.rename(partialPath, to: path)
      } catch {
        try FileTree.rename(old, to: path)
        throw error
      }
      try FileTree.remove(old)
    }
    try FileTree.sync(folder: FileTree.parent(of: path))
    state.withLock { $0.lock = nil }
  }

  /// Removes the partial folder: nothing is left behind.
  ///
  /// - Throws: `cannotWriteOutput`.
  public func discard() throws(BioIOError) {
    try FileTree.remove(partialPath)
    state.withLock { $0.lock = nil }
  }

  private func ready(_ relativePath: String) throws(BioIOError) -> String {
    let file = partialPath + "/" + relativePath
    try FileTree.makeFolder(FileTree.parent(of: file))
    return file
  }

  private func note(_ file: WrittenFile) {
    state.withLock {
      $0.files.removeAll { $0.path == file.path }
      $0.files.append(file)
    }
  }

  /// The partial folder and all folders of recorded files in it.
  private func folders() -> [String] {
    var folders = [partialPath]
    for file in files {
      let folder = FileTree.parent(of: partialPath + "/" + file.path)
      if !folders.contains(folder) { folders.append(folder) }
    }
    return folders
  }

  /// Whether results may be written to `path`: for an early answer, before the work.
  ///
  /// - Throws: `cannotWriteOutput` where a file, other things, or results without `force` are in the way.
  public static func check(
    path: String, force: Bool, isOwn: ([String]) -> Bool = OutputFolder.holdsResults
  ) throws(BioIOError) {
    let path = trimmed(path)
    let location = SourceLocation(file: path)
    switch FileTree.kind(path) {
    case .missing: return
    case .other:
      throw BioIOError(.cannotWriteOutput, at: location, "a file has this name", advice: "choose another --output")
    case .folder:
      let names = try FileTree.names(in: path)
      if names.isEmpty { return }
      guard force else {
        throw BioIOError(
          .cannotWriteOutput, at: location, "the results folder exists already",
          advice: "choose another folder, or replace it with --force")
      }
      guard isOwn(names) else {
        throw BioIOError(
          .cannotWriteOutput, at: location, "the folder exists and is no results folder of this kind",
          advice: "--force replaces results only; choose another folder")
      }
    }
  }

  private static func trimmed(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}
