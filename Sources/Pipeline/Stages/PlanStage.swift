import BioIO
import BioModel
import Parallel
import Reads

/// Looks at the first pairs of every sample and plans the run; or takes the user's plan.
struct PlanStage: Sendable {
  let request: RunRequest
  let phred: PhredChoice
  let threads: ThreadCount
  let cancellation: Cancellation

  /// A plan, and the samples that cannot be opened or read even at their start, by their place in the sheet.
  struct Outcome {
    let plan: LibraryPlan
    let failures: [Int: any Diagnostic]
    /// Streams on standard input: what was looked at comes again.
    let openStreams: [Int: PairedReadStream]
  }

  func plan(_ samples: [SampleSheetRow]) throws -> Outcome {
    // A user's own pair is looked for before those of the catalogue.
    let ownPair = try request.primers.flatMap { $0 == "none" ? nil : try PrimerChoice.pair($0) }
    let probes = try parallelMap(count: samples.count, threads: threads) { number throws(any Error) -> Probed in
      try cancellation.check()
      return probe(samples[number], ownPair: ownPair)
    }
    var failures: [Int: any Diagnostic] = [:]
    var streams: [Int: PairedReadStream] = [:]
    for (number, probed) in probes.enumerated() {
      if let failure = probed.failure { failures[number] = failure }
      if let stream = probed.stream { streams[number] = stream }
    }
    return Outcome(plan: try decide(probes.compactMap(\.probe)), failures: failures, openStreams: streams)
  }

  private struct Probed: Sendable {
    var probe: LibraryProbe?
    var failure: (any Diagnostic)?
    var stream: PairedReadStream?
  }

  private func probe(_ row: SampleSheetRow, ownPair: PrimerPair?) -> Probed {
    var probe = LibraryProbe(sample: row.sample, pairs: (ownPair.map { [$0] } ?? []) + PrimerCatalog.all)
    do {
      let stream = try PairedReadStream(forward: row.fastq1, reverse: row.fastq2, phred: phred)
      if row.files.contains("-") {
        for batch in try stream.firstPairs(LibraryProbe.maximumPairs) { probe.add(batch) }
        return Probed(probe: probe, stream: stream)
      }
      var slot = ReadPairSlot()
      while !probe.isFull, try stream.next(into: &slot) { probe.add(slot.pairs) }
      return Probed(probe: probe)
    } catch {
      return Probed(failure: error)
    }
  }

  private func decide(_ probes: [LibraryProbe]) throws -> LibraryPlan {
    if let file = request.planFile {
      return try LibraryPlan(json: try ByteReader.readAll(file), file: file)
    }
    var options = LibraryPlanOptions()
    switch request.primers {
    case nil: break
    case "none"?: options.ignoresPrimers = true
    case let text?: options.primers = try PrimerChoice.pair(text)
    }
    var plan = LibraryPlan(from: probes, options: options)
    if let limit = request.maximumExpectedErrors {
      plan.merge.value?.maximumExpectedErrors = limit
      if plan.readUse.value != .mergedPairs { plan.forwardFilter.value.maxEE = limit }
    }
    return plan
  }
}
