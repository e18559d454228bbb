import BioModel
import Glibc

/// The lock that keeps two runs out of one unfinished folder. The system drops it when the process ends, however.
///
/// `@unchecked Sendable` because the descriptor is set once and only closed in deinit.
final class FolderLock: @unchecked Sendable {
  private let descriptor: Int32

  /// Takes the lock without waiting.
  ///
  /// - Throws: `cannotWriteOutput` when another process holds it.
  init(path: String) throws(BioIOError) {
    let location = SourceLocation(file: path)
    descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else {
      throw BioIOError(.cannotWriteOutput, at: location, "the lock cannot be made: \(systemMessage())")
    }
    var own = stat()
    var named = stat()
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, unsafe fstat(descriptor, &own) == 0,
      // The other run may have finished and renamed the folder in between: then this is no longer the named file.
      unsafe stat(path, &named) == 0, own.st_ino == named.st_ino, own.st_dev == named.st_dev
    else {
      throw BioIOError(
        .cannotWriteOutput, at: location, "another run is writing this folder",
        advice: "wait for it, or choose another --output")
    }
  }

  deinit { close(descriptor) }
}
