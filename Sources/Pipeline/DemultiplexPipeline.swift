import BioIO
import BioModel
import Fingerprints
import Logging
import Reads

/// `dysbio demultiplex`: a pool with barcodes inside its reads → the files of its samples and a sheet for `run`.
public struct DemultiplexPipeline {
  private static let fingerprint = "demultiplex"
  /// Below this share of assigned pairs something is wrong with table or reads.
  private static let smallestShare = 0.5

  private let request: DemultiplexRequest
  private let context: RunContext

  public init(_ request: DemultiplexRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Writes the folder; whole or not at all.
  ///
  /// - Throws: what is wrong with table, primers, reads or output; `checkFailed` where the counts do not add up.
  public func run() throws {
    try OutputFolder.check(path: request.outputFolder, force: request.replacesOutput)
    let table = try BarcodeTableReader.read(
      bytes: try ByteReader.readAll(request.barcodes), file: request.barcodes)
    context.say(table.notices)
    let stated = try statedPrimers(table)
    let before = try inputs.map { try FileState(path: $0) }
    let stream = try PairedReadStream(forward: request.forward, reverse: request.reverse, phred: request.phred)
    // Also tells whether a BAM file holds pairs.
    let first = try stream.firstPairs(stated == .unknown ? InlineBarcodeProbe.maximumPairs : 1)
    let primers = primers(stated, first)
    let folder = try OutputFolder(
      path: request.outputFolder, force: request.replacesOutput, fingerprint: DemultiplexPipeline.fingerprint,
      leftover: .discardOwn(of: request.outputFolder, fingerprint: DemultiplexPipeline.fingerprint))
    do {
      let counts = try write(table, primers, stream, to: folder)
      try folder.write("manifest.json", try manifest(primers, before, folder).json())
      try folder.commit()
      report(counts, table)
    } catch {
      try folder.discard()
      throw error
    }
  }

  private var inputs: [String] { [request.forward] + (request.reverse.map { [$0] } ?? []) }

  private func write(
    _ table: BarcodeTable, _ primers: PrimerPair?, _ stream: PairedReadStream, to folder: OutputFolder
  ) throws -> SplitCounts {
    let mates = stream.isPaired ? 2 : 1
    let ids = table.barcodes.map(\.sample)
    let stems = FileName.distinct(ids).map { "reads/" + $0 } + ["unassigned"]
    let names = stems.flatMap { stem in (1...mates).map { "\(stem)_R\($0).fastq.gz" } }
    var settings = BarcodeSettings(maximumMismatches: request.barcodeMismatches)
    settings.maximumSpacer = spacer(primers)
    let stage = SplitStage(
      splitter: BarcodeSplitter(table.barcodes, primers: primers, settings: settings), samples: ids.count,
      context: context)
    context.progress.begin("demultiplexing", total: nil)
    var files = try PooledFiles(paths: try names.map { try folder.location(of: $0) })
    let (counts, read) = try stage.run(stream, mates: mates, files: &files)
    context.progress.end()
    context.say(stream.notices)
    try counts.reconcile(with: read)
    for name in names { try folder.record(name) }
    try folder.write("demultiplexing.csv", counts.table(ids))
    try folder.write("samples.csv", sheet(table, names, mates))
    return counts
  }

  /// What request and table say of the primers.
  private enum Primers: Equatable {
    case pair(PrimerPair)
    case none, unknown
  }

  private func statedPrimers(_ table: BarcodeTable) throws -> Primers {
    if let text = request.primers { return text == "none" ? .none : .pair(try PrimerChoice.pair(text)) }
    guard table.primers.count < 2 else {
      throw PipelineError(
        .usage, at: SourceLocation(file: request.barcodes),
        "the table names \(table.primers.count) primer pairs", advice: "choose one with --primers FORWARD,REVERSE")
    }
    guard let own = table.primers.first else { return .unknown }
    return .pair(try PrimerChoice.pair("\(own.forward),\(own.reverse)"))
  }

  /// The stated primers, or those of the catalogue before which the first reads carry barcodes; nil where there are
  /// none.
  private func primers(_ stated: Primers, _ first: [ReadPairBatch]) -> PrimerPair? {
    switch stated {
    case .pair(let pair): return pair
    case .none: return nil
    case .unknown: break
    }
    var probe = InlineBarcodeProbe()
    for batch in first { probe.add(batch) }
    guard let found = probe.findings else {
      context.say([
        Notice(
          .warning, code: "no-primers-known",
          message: "\(request.barcodes) names no primers, and no known ones with barcodes before them were found: "
            + "barcodes are looked for at the read starts (with --primers directly before the primers)")
      ])
      return nil
    }
    context.say([
      Notice(
        .note, code: "primers-found",
        message: "\(request.barcodes) names no primers; barcodes of \(found.barcodeLength) bases stand before "
          + "\(found.primers.name) (--primers overrides)")
    ])
    return found.primers
  }

  private func spacer(_ primers: PrimerPair?) -> Int {
    request.maximumSpacer ?? (primers == nil ? 0 : BarcodeSettings().maximumSpacer)
  }

  /// A sheet that `run` takes: the samples in the order of the table, with the further columns of the table.
  private func sheet(_ table: BarcodeTable, _ names: [String], _ mates: Int) -> [UInt8] {
    var sheet = DelimitedWriter(.comma)
    sheet.row(["sample", "fastq_1"] + (mates == 2 ? ["fastq_2"] : []) + table.metadata.columns.map(\.name))
    for (number, barcode) in table.barcodes.enumerated() {
      sheet.row(
        [barcode.sample] + names[number * mates..<(number + 1) * mates]
          + table.metadata.columns.map { $0.values[number] ?? "" })
    }
    return sheet.bytes
  }

  private func report(_ counts: SplitCounts, _ table: BarcodeTable) {
    let empty = zip(table.barcodes, counts.samples).filter { $1.reads == 0 }.map { $0.0.sample }
    if !empty.isEmpty {
      context.logger.warning(
        "\(empty.count) of \(table.barcodes.count) samples have no reads: \(empty.joined(separator: ", "))")
    }
    if Double(counts.assigned) < DemultiplexPipeline.smallestShare * Double(counts.input) {
      context.logger.warning(
        "only \(counts.assigned) of \(counts.input) pairs carry barcodes of the table; see demultiplexing.csv for why, and check the table, the primers and which barcode belongs to which mate"
      )
    }
    context.logger.info(
      "\(counts.assigned) of \(counts.input) pairs are of \(table.barcodes.count - empty.count) samples; \(request.outputFolder)/samples.csv is their sheet for dysbio run"
    )
  }

  private func manifest(_ primers: PrimerPair?, _ before: [FileState], _ folder: OutputFolder) throws -> Manifest {
    var read: [Manifest.Input] = []
    for (path, state) in zip(inputs, before) {
      guard path != "-" else {
        read.append(Manifest.Input(path: "-", bytes: 0, sha256: ""))
        continue
      }
      let digest = try FileDigest.sha256(path)
      guard try FileState(path: path) == state, state.size == digest.size else {
        throw PipelineError(
          .inputOutput, at: SourceLocation(file: path), "the file was changed while it was read",
          advice: "wait until it is complete, then run again")
      }
      read.append(Manifest.Input(path: path, bytes: digest.size, sha256: digest.sha256))
    }
    if request.barcodes != "-" {
      let digest = try FileDigest.sha256(request.barcodes)
      read.append(Manifest.Input(path: request.barcodes, bytes: digest.size, sha256: digest.sha256))
    }
    return Manifest(
      program: ProgramVersion.name, version: ProgramVersion.number, command: "demultiplex",
      parameters: [
        ("primers", primers.map { "\($0.forward.sequence),\($0.reverse.sequence)" } ?? "none"),
        ("barcode-mismatches", "\(request.barcodeMismatches)"), ("spacer", "\(spacer(primers))"),
        ("phred", request.phred.rawValue),
      ].map { Manifest.Entry(name: $0.0, value: $0.1) },
      resources: [], inputs: read,
      outputs: folder.files.map { Manifest.Output(path: $0.path, bytes: $0.size, sha256: $0.sha256) })
  }
}
