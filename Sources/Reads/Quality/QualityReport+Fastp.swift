public import BioModel

/// The block by which MultiQC recognises read quality: the keys fastp writes.
///
/// The recogniser wants `"before_filtering": {` within the first 50 lines and takes the sample's name from `command`,
/// so the summary comes first. Counts are over both mates, as fastp's are.
extension QualityReport {
  /// Writes the members of an open object: `summary`, `duplication`, the per-read blocks, `command`.
  ///
  /// - Parameters:
  ///   - before: one report per mate, as the reads came.
  ///   - after: one report per mate, of the reads that stay after trimming and filtering; empty where nothing was
  ///     filtered, then the block repeats `before`.
  ///   - ledger: the buckets of the filter, for `filtering_result`; nil where nothing was filtered.
  ///   - command: a command line whose `-i FILE` names the first mate's file; MultiQC cuts the sample's name from it.
  public static func fastpJSON(
    before: [QualityReport], after: [QualityReport], ledger: ReadLedger?, command: String, into json: inout JSONWriter
  ) {
    let kept = after.isEmpty ? before : after
    json.key("summary")
    json.object { json in
      json.member(
        "sequencing",
        (before.count > 1 ? "paired end (" : "single end (")
          + before.map { "\($0.maximumLength ?? 0) cycles" }.joined(separator: " + ") + ")")
      json.key("before_filtering")
      json.object { summary(of: before, into: &$0) }
      json.key("after_filtering")
      json.object { summary(of: kept, into: &$0) }
    }
    if let ledger {
      let mates = before.count
      json.key("filtering_result")
      json.object { json in
        json.member("passed_filter_reads", kept.reduce(0) { $0 + $1.readCount })
        json.member("low_quality_reads", (ledger[.lowQuality] + ledger[.expectedErrors]) * mates)
        json.member("too_many_N_reads", ledger[.ambiguousBases] * mates)
        json.member("low_complexity_reads", ledger[.lowComplexity] * mates)
        json.member("too_short_reads", ledger[.tooShort] * mates)
        json.member("too_long_reads", ledger[.tooLong] * mates)
      }
    }
    if let first = before.first {
      json.key("duplication")
      json.object { $0.member("rate", first.duplicationRate) }
    }
    var blocks: [Range<Int>] = []
    for (mate, report) in before.enumerated() {
      json.key("read\(mate + 1)_before_filtering")
      let start = json.bytes.count
      json.object { report.readBlock(into: &$0) }
      blocks.append(start..<json.bytes.count)
    }
    for (mate, report) in kept.enumerated() {
      json.key("read\(mate + 1)_after_filtering")
      if after.isEmpty {
        json.valueAgain(from: blocks[mate].lowerBound, to: blocks[mate].upperBound)
      } else {
        json.object { report.readBlock(into: &$0) }
      }
    }
    json.member("command", command)
  }

  private static func summary(of mates: [QualityReport], into json: inout JSONWriter) {
    let bases = mates.reduce(0) { $0 + $1.baseCount }
    let share = { (count: Int) -> Double in bases == 0 ? 0 : Double(count) / Double(bases) }
    let scores = mates.map(\.qualityCounts)
    let atLeast = { (score: Int) -> Int in scores.reduce(0) { $0 + $1.dropFirst(score).reduce(0, +) } }
    json.member("total_reads", mates.reduce(0) { $0 + $1.readCount })
    json.member("total_bases", bases)
    json.member("q20_bases", atLeast(20))
    json.member("q30_bases", atLeast(30))
    json.member("q40_bases", atLeast(40))
    json.member("q20_rate", share(atLeast(20)))
    json.member("q30_rate", share(atLeast(30)))
    json.member("q40_rate", share(atLeast(40)))
    for (mate, report) in mates.enumerated() {
      // fastp writes whole numbers here.
      json.member("read\(mate + 1)_mean_length", Int(report.meanLength ?? 0))
    }
    json.member(
      "gc_content", share(mates.reduce(0) { sum, mate in sum + mate.baseCounts[1] + mate.baseCounts[2] }))
  }

  private func readBlock(into json: inout JSONWriter) {
    json.member("total_reads", readCount)
    json.member("total_bases", baseCount)
    let scores = qualityCounts
    for score in [20, 30, 40] { json.member("q\(score)_bases", scores.dropFirst(score).reduce(0, +)) }
    json.member("total_cycles", cycleCount)
    json.key("quality_curves")
    json.object { json in
      json.key("mean")
      json.array { json in
        for cycle in 0..<cycleCount { json.value(meanQuality(cycle: cycle) ?? 0) }
      }
    }
    json.key("content_curves")
    json.object { json in
      let cycles = (0..<cycleCount).map { baseCounts(cycle: $0) }
      curve("A", cycles, into: &json) { $0[0] }
      curve("T", cycles, into: &json) { $0[3] }
      curve("C", cycles, into: &json) { $0[1] }
      curve("G", cycles, into: &json) { $0[2] }
      curve("N", cycles, into: &json) { $0[4] }
      curve("GC", cycles, into: &json) { $0[1] + $0[2] }
    }
  }

  private func curve(_ name: String, _ cycles: [[Int]], into json: inout JSONWriter, _ count: ([Int]) -> Int) {
    json.key(name)
    json.array { json in
      for bases in cycles {
        let total = bases.reduce(0, +)
        json.value(total == 0 ? 0 : Double(count(bases)) / Double(total))
      }
    }
  }
}
