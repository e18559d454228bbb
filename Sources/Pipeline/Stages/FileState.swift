import BioModel
import Glibc

/// Size and time of change of an input, compared before and after it is read.
struct FileState: Equatable {
  let size: Int
  let modifiedSeconds: Int
  let modifiedNanoseconds: Int

  /// - Throws: `missingInput` when there is no such file. Standard input has no state: all zeros.
  init(path: String) throws(PipelineError) {
    guard path != "-" else {
      (size, modifiedSeconds, modifiedNanoseconds) = (0, 0, 0)
      return
    }
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw PipelineError(
        .missingInput, at: SourceLocation(file: path), "there is no such file", advice: "check the path")
    }
    size = Int(status.st_size)
    modifiedSeconds = status.st_mtim.tv_sec
    modifiedNanoseconds = status.st_mtim.tv_nsec
  }
}
