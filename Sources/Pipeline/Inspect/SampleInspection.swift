import BioIO
import BioModel
import Parallel
import Reads
import Reporting

/// Looks at one sample's files from beginning to end.
struct SampleInspection: Sendable {
  let search: LibraryProbe.PrimerSearch
  let phred: PhredChoice
  let cancellation: Cancellation

  /// What one sample showed.
  struct Outcome: Sendable {
    var files: [InspectionResults.File]
    /// Nil where the files could not be read to their end.
    var sample: InspectionResults.Sample?
    var content: UInt64 = 0
    var digest: SampleDigest?
    var notices: [Notice] = []
    var failure: (any Diagnostic)?
  }

  /// What a lane adds up of one sample.
  private struct Part: Sendable {
    var probe: LibraryProbe
    var screen = ContentScreen()
  }

  /// - Parameters:
  ///   - whole: the study's probe, to which the sample's is added.
  ///   - barcodes: the study's barcode probe where there is just one sample.
  func inspect(
    _ row: SampleSheetRow, threads: ThreadCount, adding whole: inout LibraryProbe?,
    barcodes: inout InlineBarcodeProbe?
  ) throws(CancellationRequested) -> Outcome {
    do {
      let stream = try PairedReadStream(forward: row.fastq1, reverse: row.fastq2, phred: phred)
      var head = Part(probe: LibraryProbe(sample: row.sample, search: search, limit: Int.max))
      var slot = ReadPairSlot()
      // The first batch decides on the primers; the lanes then look for those.
      if try stream.next(into: &slot) {
        head.probe.add(slot.pairs)
        head.screen.add(slot.pairs)
        barcodes?.add(slot.pairs)
        let start = head.probe.continued()
        let lanes = try pipelinedFold(
          threads: threads, item: { ReadPairSlot() }, accumulator: { Part(probe: start) },
          stages: [
            { slot in try stream.readForward(into: &slot) }, { slot in try stream.readReverse(into: &slot) },
          ],
          work: { part, slot in
            try cancellation.check()
            part.probe.add(slot.pairs)
            part.screen.add(slot.pairs)
          })
        for lane in lanes {
          head.probe.add(lane.probe)
          head.screen.add(lane.screen)
        }
      }
      if whole == nil { whole = head.probe } else { whole?.add(head.probe) }
      return outcome(row, head, stream)
    } catch let stop as CancellationRequested {
      throw stop
    } catch {
      return failed(row, error)
    }
  }

  private func outcome(_ row: SampleSheetRow, _ part: Part, _ stream: PairedReadStream) -> Outcome {
    let probe = part.probe
    let findings = LibraryFindings(merged: probe)
    let offsets = [stream.phredOffsets.forward, stream.phredOffsets.reverse]
    let names = probe.isPaired ? ["R1", "R2"] : ["reads"]
    let files = names.enumerated().map { place, name in
      let path = place == 1 ? row.fastq2 ?? row.fastq1 : row.fastq1
      return InspectionResults.File(
        path: path, sample: row.sample, mate: name, summary: FileSummary(probe.quality[place]),
        phredOffset: offsets[place],
        verdict: FileVerdict.judge(
          probe.quality[place], isSecondMate: place == 1,
          notices: stream.notices.filter { $0.message.hasPrefix(path + ":") || $0.message.hasPrefix(path + " ") }))
    }
    var notices: [Notice] = []
    if probe.isPaired, probe.pairCount >= 10, probe.quality[0].contentSum == probe.quality[1].contentSum {
      notices.append(
        Notice(
          .warning, code: "mates-alike", sample: row.sample,
          message: "first and second mates hold the same sequences: one file was given, or copied, twice"))
    }
    let total = Double(max(probe.pairCount, 1))
    let survey = findings.survey
    return Outcome(
      files: files,
      sample: InspectionResults.Sample(
        name: row.sample, reads: probe.pairCount, primerShare: findings.primerShare,
        turnedShare: findings.primerShare >= 0.3 ? findings.turnedPrimerShare : findings.turnedInsertShare,
        readThroughShare: Double(survey.readThroughCount) / total,
        phiXShare: part.screen.phiXShare, lowComplexityShare: part.screen.lowComplexityShare),
      content: probe.quality[0].contentSum, digest: SampleDigest(probe), notices: notices)
  }

  /// Both files get the verdict: which of two mates is out of step cannot be told.
  private func failed(_ row: SampleSheetRow, _ error: any Error) -> Outcome {
    let fault =
      error as? any Diagnostic ?? PipelineError(.inputOutput, at: SourceLocation(file: row.fastq1), "\(error)")
    let place = fault.location?.file
    let files = row.files.enumerated().map { index, path in
      let isBlamed = place == nil || place == path || !row.files.contains(place ?? "")
      return InspectionResults.File(
        path: path, sample: row.sample, mate: row.files.count > 1 ? "R\(index + 1)" : "reads", summary: nil,
        phredOffset: nil,
        verdict: isBlamed
          ? FileVerdict(fault: fault)
          : FileVerdict(findings: [
            Notice(.warning, code: "mate-failed", message: "not read to its end, because its mate's file failed")
          ]))
    }
    return Outcome(files: files, sample: nil, failure: fault)
  }
}
