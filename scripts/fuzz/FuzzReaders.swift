import BioIO
import Glibc

// One reader per process, chosen by DYSBIO_FUZZ_READER; libFuzzer gives the bytes. Whatever they are, a reader returns or
// throws a TableError; a trap, a hang or too much memory ends the process, and libFuzzer keeps the input.

/// The readers by name: every table format as stated, recognition, taxonomies and metadata.
private func reader(named name: String) -> ([UInt8]) throws -> Void {
  switch name {
  case "any": { _ = try TableFormats.read(bytes: $0, file: "fuzz.tsv") }
  case "taxonomy": { _ = try TaxonomyTableReader.read(bytes: $0, file: "fuzz") }
  case "metadata": { _ = try MetadataReader.read(bytes: $0, file: "fuzz") }
  case "phyloseq-folder":
    { bytes in
      let parts = bytes.split(separator: 0x01, maxSplits: 2, omittingEmptySubsequences: false).map(Array.init)
      let names = ["otu_table.csv", "tax_table.csv", "sample_data.csv"]
      _ = try PhyloseqFolder.read(files: zip(names, parts).map { (name: $0, bytes: $1) })
    }
  default: { _ = try TableFormats.read(bytes: $0, file: "fuzz", format: name) }
  }
}

nonisolated(unsafe) private var chosen: (([UInt8]) throws -> Void)?

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOne(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  if unsafe chosen == nil {
    let name = unsafe getenv("DYSBIO_FUZZ_READER").map { unsafe String(cString: $0) } ?? "any"
    unsafe chosen = reader(named: name)
  }
  // SAFETY: libFuzzer hands over `count` bytes at `start` for the time of the call.
  let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
  try? unsafe chosen?(bytes)
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>, _ words: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ one: @convention(c) (UnsafePointer<UInt8>, Int) -> CInt
) -> CInt

// SwiftPM starts an executable here instead of in libFuzzer's own main.
@_cdecl("FuzzReaders_main")
public func start(_ count: CInt, _ words: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
  var count = count
  var words = unsafe words
  return unsafe runDriver(&count, &words, fuzzOne)
}
