import BioIO
import BioModel
import Fingerprints
import Parallel
import Reporting

/// Renders the results and writes them into the partial folder, the manifest last.
struct ResultStage {
  let folder: OutputFolder
  let context: RunContext

  /// - Parameter plan: the text of `plan.json`, which `--plan` takes again; nil where there was none.
  func write(_ results: RunResults, plan: [UInt8]? = nil, manifest: Manifest) throws {
    context.progress.begin("writing the report", total: nil)
    let work = ResultFiles.work(results)
    // The longest pieces first, so that no lane is left alone with one.
    _ = try parallelMap(count: work.count + 1, threads: context.threads) { number throws(any Error) in
      try context.cancellation.check()
      if number > 0 {
        switch work[number - 1] {
        case .files(let make): for file in make() { try folder.write(file.path, file.bytes) }
        case .pieces(let file): try write(file)
        }
      } else if results.run.command.parts.contains(.tables), let counts = results.counts {
        for file in try BIOM1Table().write(TableDocument(table: counts)) {
          try folder.write("feature_table.biom", file.bytes)
        }
      }
    }
    if let plan { try folder.write("plan.json", plan) }
    var manifest = manifest
    manifest.outputs = folder.files.map { Manifest.Output(path: $0.path, bytes: $0.size, sha256: $0.sha256) }
    try folder.write("manifest.json", manifest.json())
    context.progress.end()
  }

  /// Writes a file so that one piece is held at a time.
  private func write(_ file: FilePieces) throws {
    guard file.count > 1 else { return try folder.write(file.path, file.whole.bytes) }
    let output = try OutputFile(path: folder.location(of: file.path))
    let slot = OutputSlot(for: output)
    for number in 0..<file.count {
      try context.cancellation.check()
      slot.text.append(file[number])
      slot.seal()
      try output.write(slot)
    }
    try output.close()
    folder.record(file.path, output)
  }
}

/// A sample's id as part of a file name.
package enum FileName {
  /// The safe names of samples; of ids that would share one, those it does not equal get a mark made of their bytes, so
  /// that no file replaces another's and the order of samples has no say.
  package static func distinct(_ ids: [String]) -> [String] {
    let names = ids.map(safe)
    // Some file systems take names that differ in case for the same.
    var users: [String: Int] = [:]
    for name in names { users[name.lowercased(), default: 0] += 1 }
    return zip(ids, names).map { id, name in
      guard id != name, users[name.lowercased(), default: 0] > 1 else { return name }
      return name + "-" + Fingerprint.sha256Hex(Array(id.utf8)).prefix(8)
    }
  }

  /// Letters, digits, `.`, `_` and `-` stay; other bytes become `_`; a leading dot too.
  package static func safe(_ id: String) -> String {
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
