import BioIO
import BioModel
import Parallel
import Reads
import Taxonomy

/// The order of work of `reference build`: read, turn, check, merge copies, seal, write.
public struct ReferenceBuildPipeline {
  private let request: ReferenceBuildRequest
  private let context: RunContext

  public init(_ request: ReferenceBuildRequest, _ context: RunContext) {
    self.request = request
    self.context = context
  }

  /// Builds and writes the reference.
  ///
  /// - Returns: lines about what was made, for standard output.
  /// - Throws: errors of the files; `usage` for primers that are none; a stop that was asked for.
  public func run() throws -> [String] {
    try WholeFile.check(
      [request.output] + [request.fasta, request.report].compactMap { $0 },
      inputs: request.sequences + [request.taxonomy, request.currentNames].compactMap { $0 })
    var made = try request.isCleaned ? cleaned() : checked()
    if request.isSparse {
      context.progress.begin("calibrating", total: nil)
      made.database = try SparseCalibration.calibrated(made.database, threads: context.threads)
      context.progress.end()
    }
    let progress = context.progress
    progress.begin(request.isCompact ? "packing" : "counting words", total: made.database.count)
    let bytes =
      try request.isCompact
      ? ReferenceFile.encode(made.database)
      : IndexedReferenceFile.encode(
        made.database, classRank: request.classRank, threads: context.threads
      ) { progress.advance(by: $0) }
    progress.end()
    try context.cancellation.check()
    progress.begin("writing \(request.output)", total: nil)
    try WholeFile.write(bytes, to: request.output)
    if let fasta = request.fasta { try WholeFile.write(DefaultReference.fasta(made.database), to: fasta) }
    context.progress.end()
    if let report = request.report { try WholeFile.write(made.report, to: report) }
    let database = made.database
    return made.lines + [
      "\(database.count) sequences, \(database.lineages.count) lineages, fingerprint \(database.fingerprint)"
    ]
  }

  private struct Made {
    var database: ReferenceDatabase
    let report: [UInt8]
    let lines: [String]
  }

  private func checked() throws -> Made {
    let file = request.sequences[0]
    let primers =
      try request.region.map { try RegionChoice.pair($0) } ?? request.primers.map { try PrimerChoice.pair($0) }
    var input = ReferenceInput(path: file)
    input.taxonomy = request.taxonomy
    input.ranks = request.ranks
    input.primers = primers
    input.keepsUnmatched = request.keepsUnmatched
    var draft = try input.draft(context)
    var lines: [String] = []
    if let primers {
      lines.append(
        "region \(primers.region) between \(primers.forward.name) \(primers.forward.sequence) and "
          + "\(primers.reverse.name) \(primers.reverse.sequence)")
    }

    let progress = context.progress
    progress.begin("looking at orientation", total: draft.count)
    let orientation = Orientation.find(in: draft, threads: context.threads) { progress.advance(by: $0) }
    draft.turn(orientation, keepsAsIs: request.keepsOrientation)
    context.progress.end()
    try context.cancellation.check()

    context.progress.begin("checking \(draft.count) sequences", total: nil)
    var findings = ReferenceLints.report(on: draft)
    context.progress.end()
    if request.dereplicates {
      let before = draft.notes.count
      draft = draft.dereplicated()
      findings.add(Array(draft.notes[before...]))
    }
    try context.cancellation.check()

    context.progress.begin(
      request.checksLabels ? "sorting, checking labels" : "sorting", total: request.checksLabels ? draft.count : nil)
    let made = try draft.database(
      name: Self.name(file), taxonomyLabel: request.label, checkingLabels: request.checksLabels,
      threads: context.threads
    ) { progress.advance(by: $0) }
    context.progress.end()
    findings.add(made.findings)
    context.say(findings.notices(file: file))
    lines.append(Self.counts(draft, findings))
    return Made(database: made.database, report: findings.table(), lines: lines)
  }

  private static func counts(_ draft: ReferenceDraft, _ findings: ReferenceLintReport) -> String {
    let merged = findings.count(ReferenceNote.merged.id)
    let conflicts = findings.count(ReferenceNote.mergedConflict.id)
    var text = "\(draft.recordCount) records read, \(draft.recordCount - draft.count) not in the reference"
    if merged + conflicts > 0 {
      text += "; \(merged) copies merged, \(conflicts) records are copies with lineages that disagree"
    }
    return text
  }

  private func cleaned() throws -> Made {
    let current = try CurrentTaxonomy(
      table: try request.currentNames.map { try ByteReader.readAll($0) } ?? [], file: request.currentNames ?? "-",
      currentName: { CurrentNames.current($0, $1) })
    let sources = try request.sequences.map { path in
      try FASTAReader.read(path).map { ReferenceRecord(header: $0.header, sequence: $0.sequence) }
    }
    let outcome = try DefaultReference.make(
      sources: sources, files: request.sequences, taxonomy: current, threads: context.threads)
    return Made(
      database: outcome.database, report: Array(outcome.report.map { $0 + "\n" }.joined().utf8), lines: [])
  }

  static func name(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}
