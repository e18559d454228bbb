import Glibc
import Reporting
import Testing

/// Writes example reports into the folder named by `DYSBIO_REPORT_FOLDER`, to be looked at.
struct ExampleRunFolder {
  static let folder: String? = {
    guard let value = unsafe getenv("DYSBIO_REPORT_FOLDER") else { return nil }
    return unsafe String(cString: value)
  }()

  @Test(
    "writes example reports to look at",
    .enabled(if: folder != nil, "DYSBIO_REPORT_FOLDER names no folder for example reports"),
    arguments: [1, 8, 200, 500])
  func writeExamples(samples: Int) throws {
    let base = try #require(Self.folder) + "/\(samples)"
    for part in [base] + ["beta", "ordination", "taxa", "multiqc"].map({ base + "/" + $0 }) {
      unsafe mkdir(part, 0o755)
    }
    for file in ResultFiles.render(ExampleRun.make(samples: samples)) {
      let descriptor = unsafe open(base + "/" + file.path, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
      try #require(descriptor >= 0)
      let written = unsafe file.bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
      #expect(written == file.bytes.count)
    }
  }
}
