import Amplicon
import BioIO
import BioModel
import Parallel
import Reads
import Reporting

/// One sample of `qc` or `filter`: reads its files once, writes what stays and what was counted.
struct QualityStage: Sendable {
  let command: String
  let work: FilterWork
  let compresses: Bool
  let phred: PhredChoice
  let folder: OutputFolder
  let cancellation: Cancellation

  /// What is kept of a sample: a few numbers, and curves of the poorest ones.
  struct Outcome: Sendable {
    var files: [QualityResults.File]
    var quality: SampleQuality?
    var ledger: ReadLedger?
    /// The files of kept reads, relative to the folder.
    var reads: [String] = []
    var failure: (any Diagnostic)?
  }

  /// - Parameter name: the sample's name as part of file names.
  func run(_ row: SampleSheetRow, name: String, threads: ThreadCount) throws -> Outcome {
    do {
      return try read(row, name, threads)
    } catch let error as any Diagnostic where error.kind != .cannotWriteOutput && error.kind != .checkFailed {
      return Outcome(
        files: row.files.enumerated().map { place, path in
          QualityResults.File(
            path: path, sample: row.sample, mate: row.files.count > 1 ? "R\(place + 1)" : "reads", summary: nil,
            verdict: FileVerdict(fault: error))
        }, failure: error)
    }
  }

  private func read(_ row: SampleSheetRow, _ name: String, _ threads: ThreadCount) throws -> Outcome {
    let stream = try PairedReadStream(forward: row.fastq1, reverse: row.fastq2, phred: phred)
    // Whether a BAM file holds pairs is known once it was looked into.
    if stream.readsAlignments { _ = try stream.firstPairs(1) }
    let isPaired = stream.isPaired
    let paths = work.filter == nil ? [] : outputPaths(name, isPaired: isPaired)
    let files = try paths.map { try OutputFile(path: try folder.location(of: $0)) }
    let merge = isPaired ? work.merge : nil
    var parts: [FilterFold]
    do {
      parts = try pipelinedFold(
        threads: threads, item: { FilterItem(files: files, merge: merge) }, accumulator: { FilterFold() },
        stages: [
          { item in try stream.readForward(into: &item.slot) }, { item in try stream.readReverse(into: &item.slot) },
        ],
        work: { fold, item in
          try cancellation.check()
          work.fold(&item, into: &fold)
        },
        finish: files.indices.map { place in { item in try files[place].write(item.outputs[place]) } })
    } catch {
      // What was written of a sample that failed is no result.
      for path in paths { try? folder.removeUnrecorded(path) }
      throw error
    }
    // The first lane's counters take in the others: to begin with empty ones would count all of them once more.
    var whole = parts.removeFirst()
    for part in parts { whole.add(part) }
    for (path, file) in zip(paths, files) {
      try file.close()
      folder.record(path, file)
    }
    if work.filter != nil, !whole.ledger.isReconciled {
      throw PipelineError(
        .checkFailed, "the read ledger of sample \(row.sample) does not add up to its input",
        advice: "this is a bug; please report it")
    }
    return try outcome(row, name, stream, whole, isPaired: isPaired, isMerged: merge != nil, paths)
  }

  private func outputPaths(_ name: String, isPaired: Bool) -> [String] {
    let end = compresses ? ".fastq.gz" : ".fastq"
    guard isPaired else { return ["reads/\(name)\(end)"] }
    if work.merge != nil { return ["reads/\(name)_merged\(end)"] }
    return ["reads/\(name)_R1\(end)", "reads/\(name)_R2\(end)"]
  }

  private func outcome(
    _ row: SampleSheetRow, _ name: String, _ stream: PairedReadStream, _ whole: FilterFold, isPaired: Bool,
    isMerged: Bool, _ paths: [String]
  ) throws -> Outcome {
    let mates = isPaired ? ["R1", "R2"] : ["reads"]
    let came = Array(whole.came.prefix(mates.count))
    let kept = work.filter == nil ? [] : Array(whole.kept.prefix(isMerged ? 1 : mates.count))
    var json = JSONWriter()
    json.object { json in
      QualityReport.fastpJSON(
        before: came, after: kept.count == came.count ? kept : [], ledger: work.filter == nil ? nil : whole.ledger,
        command: "dysbio \(command) -i \(row.sample).fastq.gz", into: &json)
    }
    try folder.write("qc/\(name).json", json.bytes)
    let named = zip(mates, came).map { (name: $0, report: $1) }
    try folder.write("qc/\(name)_cycles.csv", CycleCSV.cycles(named))
    try folder.write("qc/\(name)_expected_errors.csv", CycleCSV.expectedErrors(named))
    try folder.write("qc/\(name)_histograms.csv", CycleCSV.histograms(named))
    let files = mates.enumerated().map { place, mate in
      let path = place == 1 ? row.fastq2 ?? row.fastq1 : row.fastq1
      return QualityResults.File(
        path: path, sample: row.sample, mate: mate, summary: FileSummary(came[place]),
        kept: place < kept.count ? FileSummary(kept[place]) : nil,
        verdict: FileVerdict.judge(
          came[place], isSecondMate: place == 1,
          notices: stream.notices.filter { $0.message.hasPrefix(path + ":") || $0.message.hasPrefix(path + " ") }))
    }
    return Outcome(
      files: files, quality: SampleQuality(came, kept: kept.count == came.count ? kept : []),
      ledger: work.filter == nil ? nil : whole.ledger, reads: paths)
  }
}
