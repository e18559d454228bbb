import Amplicon
import BioIO
import BioModel
import Parallel
import Reads
import Taxonomy

/// Looks at the first pairs of every sample and plans the run; or takes the user's plan.
struct PlanStage: Sendable {
  let request: RunRequest
  let reference: ReferenceDatabase
  let threads: ThreadCount
  let cancellation: Cancellation

  /// A plan, and the samples that cannot be opened or read even at their start, by their place in the sheet.
  struct Outcome {
    let plan: LibraryPlan
    /// What the truncation was chosen from; nil where nothing could be cut.
    let truncations: TruncationTable?
    let failures: [Int: any Diagnostic]
    /// Streams on standard input: what was looked at comes again.
    let openStreams: [Int: PairedReadStream]
  }

  /// What one lane saw. Nothing is kept per sample but a few numbers, however many samples there are.
  private struct Seen: Sendable {
    var whole: LibraryProbe?
    var samples: [(place: Int, digest: SampleDigest)] = []
    var failures: [Int: any Diagnostic] = [:]
    var streams: [Int: PairedReadStream] = [:]
    /// Of a single sample only: it may be a pool that nobody has split.
    var barcodes: InlineBarcodeProbe?

    mutating func add(_ other: Seen) {
      if barcodes == nil { barcodes = other.barcodes }
      if whole == nil { whole = other.whole } else if let probe = other.whole { whole?.add(probe) }
      samples += other.samples
      failures.merge(other.failures) { first, _ in first }
      streams.merge(other.streams) { first, _ in first }
    }
  }

  func plan(_ samples: [SampleSheetRow]) throws -> Outcome {
    let search = try request.primerSearch()
    let lanes = try parallelFold(count: samples.count, threads: threads, accumulator: { Seen() }) { seen, place in
      try cancellation.check()
      probe(samples[place], place, isOnly: samples.count == 1, search, &seen)
    }
    var seen = Seen()
    for lane in lanes { seen.add(lane) }
    seen.samples.sort { $0.place < $1.place }
    let whole = seen.whole ?? LibraryProbe(sample: "", search: search)
    var plan = try request.plan(whole, samples: seen.samples.map(\.digest), reference: reference)
    if let found = seen.barcodes?.findings { plan.notices.insert(found.notice, at: 0) }
    return Outcome(
      plan: plan, truncations: plan.truncationTable(LibraryFindings(merged: whole)), failures: seen.failures,
      openStreams: seen.streams)
  }

  private func probe(
    _ row: SampleSheetRow, _ place: Int, isOnly: Bool, _ search: LibraryProbe.PrimerSearch, _ seen: inout Seen
  ) {
    var probe = LibraryProbe(sample: row.sample, search: search)
    var barcodes = InlineBarcodeProbe()
    do {
      let stream = try PairedReadStream(forward: row.fastq1, reverse: row.fastq2, phred: request.phred)
      if row.files.contains("-") {
        for batch in try stream.firstPairs(LibraryProbe.maximumPairs) {
          probe.add(batch)
          if isOnly, barcodes.pairCount == 0 { barcodes.add(batch) }
        }
        seen.streams[place] = stream
      } else {
        var slot = ReadPairSlot()
        while !probe.isFull, try stream.next(into: &slot) {
          probe.add(slot.pairs)
          if isOnly, barcodes.pairCount == 0 { barcodes.add(slot.pairs) }
        }
      }
      if isOnly { seen.barcodes = barcodes }
      seen.samples.append((place, SampleDigest(probe)))
      if seen.whole == nil { seen.whole = probe } else { seen.whole?.add(probe) }
    } catch {
      seen.failures[place] = error
    }
  }
}

extension RunRequest {
  /// Which primers the probes look for and remove.
  func primerSearch() throws -> LibraryProbe.PrimerSearch {
    switch primers {
    case nil: .catalogue
    case "none"?: .none
    case let text?: .given(try PrimerChoice.pair(text))
    }
  }

  /// The user's plan, or the one that the samples' probes propose.
  func plan(_ whole: LibraryProbe, samples: [SampleDigest], reference: ReferenceDatabase) throws -> LibraryPlan {
    if let file = planFile {
      return try LibraryPlan(json: try ByteReader.readAll(file), file: file)
    }
    var options = LibraryPlanOptions(denoisesMatesApart: Denoisers.named(denoiser)?.denoisesSamples ?? false)
    switch try primerSearch() {
    case .catalogue: break
    case .none: options.ignoresPrimers = true
    case .given(let pair): options.primers = pair
    }
    var plan = LibraryPlan(merged: whole, samples: samples, options: options) {
      AmpliconLengths(of: $0, in: reference)
    }
    if let limit = maximumExpectedErrors {
      plan.merge.value?.maximumExpectedErrors = limit
      if plan.readUse.value != .mergedPairs {
        plan.forwardFilter.value.maxEE = limit
        plan.reverseFilter.value?.maxEE = limit
      }
    }
    return plan
  }
}
