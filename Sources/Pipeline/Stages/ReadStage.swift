import Amplicon
import BioIO
import BioModel
import Parallel
import Reads
import Reporting

/// Reads one sample's files: quality, primers, filters, merging and dereplication, in one pass.
struct ReadStage: Sendable {
  let recipe: SampleRecipe
  let phred: PhredChoice
  let cancellation: Cancellation

  /// - Parameters:
  ///   - threads: lanes within this sample; 1 where samples are spread over lanes.
  ///   - stream: an open stream to take up, where the input cannot be opened twice.
  func read(_ sample: SampleSheetRow, threads: ThreadCount, stream open: PairedReadStream? = nil) throws -> SampleStage
  {
    let before = try sample.files.map { try FileState(path: $0) }
    let stream = try open ?? PairedReadStream(forward: sample.fastq1, reverse: sample.fastq2, phred: phred)
    let parts = try pipelinedFold(
      threads: threads, item: { PairWorkspace() }, accumulator: { SampleFold() },
      stages: [
        { workspace in try stream.readForward(into: &workspace.slot) },
        { workspace in try stream.readReverse(into: &workspace.slot) },
      ],
      work: { fold, workspace in
        try cancellation.check()
        recipe.fold(workspace.slot.pairs, into: &fold, workspace: &workspace)
      })
    var whole = SampleFold()
    for part in parts { whole.add(part) }
    let inputs = try digests(sample, unchangedSince: before)
    var notices = stream.notices.map { Notice($0.severity, code: $0.code, sample: sample.sample, message: $0.message) }
    let isPaired = stream.isPaired
    if whole.turnedPairs > 0, whole.ledger.input > 0 {
      let share = Double(whole.turnedPairs) / Double(whole.ledger.input)
      if share > 0.02 {
        notices.append(
          Notice(
            .note, code: "mixed-orientation", sample: sample.sample,
            message: "\(Int((100 * share).rounded())) % of the reads came from the other strand and were turned"))
      }
    }
    let came = isPaired ? [whole.forwardQuality, whole.reverseQuality] : [whole.forwardQuality]
    let kept = isPaired && recipe.usesPairs ? [whole.forwardKept, whole.reverseKept] : [whole.forwardKept]
    return SampleStage(
      inputs: inputs, ledger: whole.ledger, turnedPairs: whole.turnedPairs, survey: whole.survey,
      quality: SampleQuality(came, kept: kept),
      qualityJSON: qualityJSON(sample, whole.ledger, before: came, kept: kept), notices: notices,
      uniques: whole.uniques.finish(),
      mates: recipe.keepsQualities ? whole.mates.finish(isPaired: isPaired && recipe.usesPairs) : nil)
  }

  private func digests(_ sample: SampleSheetRow, unchangedSince before: [FileState]) throws -> [Manifest.Input] {
    var inputs: [Manifest.Input] = []
    for (path, state) in zip(sample.files, before) {
      if path == "-" {
        inputs.append(Manifest.Input(path: "-", bytes: 0, sha256: ""))
        continue
      }
      let digest = try FileDigest.sha256(path)
      guard try FileState(path: path) == state, state.size == digest.size else {
        throw PipelineError(
          .inputOutput, at: SourceLocation(file: path), "the file changed while it was read",
          advice: "run again when it is complete")
      }
      inputs.append(Manifest.Input(path: path, bytes: digest.size, sha256: digest.sha256))
    }
    return inputs
  }

  private func qualityJSON(
    _ sample: SampleSheetRow, _ ledger: ReadLedger, before: [QualityReport], kept: [QualityReport]
  ) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      QualityReport.fastpJSON(
        before: before, after: kept, ledger: ledger, command: "dysbio run -i \(sample.sample).fastq.gz", into: &json)
    }
    return json.bytes
  }
}
