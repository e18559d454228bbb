import BioIO
import BioModel

/// The samples behind what a user names on the command line: files of reads, a folder, or a sample sheet.
enum ReadInputs {
  /// - Parameter inputs: files of reads (pairs are found by name; two files that are no pair by name are taken for one
  ///   when their names begin alike and their first reads are mates), one folder, or one sheet.
  /// - Throws: missing input, a malformed sheet, files that cannot be told apart.
  static func samples(_ inputs: [String]) throws -> SampleSheet {
    if inputs == ["-"] { return sheet([SampleSheetRow(sample: "standard-input", fastq1: "-")]) }
    if inputs.count == 1, let only = inputs.first {
      guard isReads(only) else { return try InputStage.samples(only) }
      // A file that is named alone is looked at alone, whichever mate its name says it holds.
      return sheet(
        (try? SampleFolder.discover(fileNames: inputs)) ?? [SampleSheetRow(sample: stem(only), fastq1: only)])
    }
    if let other = inputs.first(where: { !isReads($0) && $0 != "-" }) {
      throw PipelineError(
        .usage, at: SourceLocation(file: other),
        "this is no file of reads by its name (.fastq, .fq, also .gz; .bam, .cram)",
        advice: "name files of reads, or one folder, or one sample sheet")
    }
    if let twice = inputs.enumerated().first(where: { inputs[..<$0.offset].contains($0.element) })?.element {
      throw PipelineError(
        .usage, at: SourceLocation(file: twice), "the same file is named twice", advice: "name each file once")
    }
    if inputs.contains("-") {
      // Standard input comes once, so that it cannot be looked into first.
      guard inputs.count == 2 else {
        throw PipelineError(.usage, "standard input is read alone, or as one mate beside the other mate's file")
      }
      return sheet([SampleSheetRow(sample: "standard-input", fastq1: inputs[0], fastq2: inputs[1])])
    }
    let found = try SampleFolder.discover(fileNames: inputs)
    if inputs.count == 2, found.count == 2, let common = commonName(inputs), areMates(inputs[0], inputs[1]) {
      return sheet([SampleSheetRow(sample: common, fastq1: inputs[0], fastq2: inputs[1])])
    }
    return sheet(found)
  }

  private static func sheet(_ rows: [SampleSheetRow]) -> SampleSheet { SampleSheet(rows: rows, file: "") }

  /// A file's name without folders and extensions.
  private static func stem(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ends = [".fastq", ".fq", ".bam", ".cram"].compactMap { name.lowercased().firstRange(of: $0)?.lowerBound }
    guard let end = ends.min() else { return name }
    let length = name.lowercased().distance(from: name.lowercased().startIndex, to: end)
    return length == 0 ? name : String(name.prefix(length))
  }

  private static func isReads(_ path: String) -> Bool {
    let name = path.lowercased()
    let plain = [".gz", ".bgz", ".bgzf"].first { name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name
    return [".fastq", ".fq"].contains { plain.hasSuffix($0) } || [".bam", ".cram"].contains { name.hasSuffix($0) }
  }

  /// Whether two files on disk begin with the same read; unreadable ones are left to the inspection, and pipes, which can
  /// be read only once, to their names.
  private static func areMates(_ first: String, _ second: String) -> Bool {
    guard InputStage.isRegularFile(first), InputStage.isRegularFile(second),
      let stream = try? PairedReadStream(forward: first, reverse: second)
    else { return false }
    return (try? stream.firstPairs(1)).map { !$0.isEmpty } ?? false
  }

  /// What two file names begin with alike; nil where that is nothing.
  private static func commonName(_ paths: [String]) -> String? {
    let names = paths.map { $0.split(separator: "/").last.map(String.init) ?? $0 }
    var common = zip(names[0], names[1]).prefix { $0 == $1 }.map(\.0)
    while let last = common.last, "_-.R".contains(last) { common.removeLast() }
    return common.isEmpty ? nil : String(common)
  }
}
