import BioIO
import BioModel
import Logging

/// `dysbio verify`: a results folder against its manifest.
public struct Verification {
  private let folder: String

  public init(folder: String) { self.folder = folder }

  /// - Throws: `checkFailed` naming every file that is missing or differs.
  public func run(_ context: RunContext) throws {
    let file = folder + "/manifest.json"
    let manifest = try Manifest.parse(try ByteReader.readAll(file), file: file)
    var faults: [String] = []
    for output in manifest.outputs {
      guard InputStage.isReadable(folder + "/" + output.path) else {
        faults.append("\(output.path) is missing")
        continue
      }
      let digest = try FileDigest.sha256(folder + "/" + output.path)
      if digest.size != output.bytes || digest.sha256 != output.sha256 { faults.append("\(output.path) was changed") }
    }
    guard faults.isEmpty else {
      throw PipelineError(
        .checkFailed, at: SourceLocation(file: folder), faults.joined(separator: ", "),
        advice: "these files are not those that were written")
    }
    context.logger.info("\(manifest.outputs.count) files are as they were written")
  }
}
