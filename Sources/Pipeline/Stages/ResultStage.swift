import BioIO
import BioModel
import Parallel
import Reporting

/// Renders the results and writes them into the partial folder, the manifest last.
struct ResultStage {
  let folder: OutputFolder
  let context: RunContext

  /// - Parameters:
  ///   - qualityFiles: the texts of `qc/<sample>.json`.
  ///   - plan: the text of `plan.json`, which `--plan` takes again; nil where there was none.
  func write(
    _ results: RunResults, qualityFiles: [(sample: String, bytes: [UInt8])], plan: [UInt8]? = nil, manifest: Manifest
  ) throws {
    context.progress.begin("writing the report", total: nil)
    for file in ResultFiles.render(results) {
      try context.cancellation.check()
      try folder.write(file.path, file.bytes)
    }
    for quality in qualityFiles { try folder.write("qc/\(FileName.safe(quality.sample)).json", quality.bytes) }
    if let plan { try folder.write("plan.json", plan) }
    if let counts = results.counts {
      for format in TableFormats.all where format.id == "biom-1.0" {
        if let bytes = format.write(counts) { try folder.write("feature_table.biom", bytes) }
      }
    }
    var manifest = manifest
    manifest.outputs = folder.files.map { Manifest.Output(path: $0.path, bytes: $0.size, sha256: $0.sha256) }
    try folder.write("manifest.json", manifest.json())
    context.progress.end()
  }
}

/// A sample's id as part of a file name.
enum FileName {
  /// Letters, digits, `.`, `_` and `-` stay; other bytes become `_`; a leading dot too.
  static func safe(_ id: String) -> String {
    var bytes = id.utf8.map { byte -> UInt8 in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): byte
      default: UInt8(ascii: "_")
      }
    }
    if bytes.first == UInt8(ascii: ".") { bytes[0] = UInt8(ascii: "_") }
    return String(decoding: bytes, as: UTF8.self)
  }
}
