import Amplicon
import BioModel
import Fingerprints
import Parallel
import Testing

@Suite struct UnoiseDenoiserTests {
  /// Three samples (one of them empty) that share the fixture's reads.
  private func study() -> StudyUniques {
    let uniques = Fixture.uniques()
    var parts = [Dereplicator(), Dereplicator()]
    for number in 0..<uniques.count {
      let reads = uniques.readCounts[number]
      let first = number % 3 == 0 ? reads : reads / 2
      if first > 0 { parts[0].insert(uniques.sequence(number).span, reads: first) }
      if reads > first { parts[1].insert(uniques.sequence(number).span, reads: reads - first) }
    }
    return StudyUniques(
      sampleIDs: ["one", "empty", "two"],
      uniques: [parts[0].finish(), UniqueSequences.none, parts[1].finish()])
  }

  @Test func isTheSameForAnyNumberOfThreads() {
    let study = study()
    let one = UnoiseDenoiser().variants(of: study, threads: .one)
    #expect(UnoiseDenoiser().variants(of: study, threads: ThreadCount(2)) == one)
    #expect(UnoiseDenoiser().variants(of: study, threads: ThreadCount(7)) == one)
  }

  @Test func accountsForEveryRead() {
    let study = study()
    let variants = UnoiseDenoiser().variants(of: study, threads: ThreadCount(2))
    for sample in 0..<3 {
      let kept = Int(variants.table[sample: sample].total)
      #expect(
        kept + variants.chimericReads[sample] + variants.notAssignedReads[sample]
          == study.totalReads(sample: sample))
    }
    #expect(variants.chimericReads.reduce(0, +) == variants.chimeras.reduce(0) { $0 + $1.readCount })
    #expect(variants.sequences.count + variants.chimeras.count == 28)
    #expect(variants.chimeras.allSatisfy { $0.parentIDs.count == 2 })
    #expect(variants.notAssignedReads[0] > 0 && variants.chimericReads[0] > 0)
  }

  @Test func ordersAndNamesFeatures() {
    let variants = UnoiseDenoiser().variants(of: study(), threads: .one)
    #expect(variants.table.featureIDs == variants.sequences.map { Fingerprint.md5Hex($0) })
    var totals = [Double](repeating: 0, count: variants.table.featureCount)
    for sample in 0..<3 {
      for (feature, value) in variants.table.denseRow(sample).enumerated() { totals[feature] += value }
    }
    for feature in 1..<totals.count {
      #expect(
        totals[feature - 1] > totals[feature]
          || totals[feature - 1] == totals[feature]
            && variants.sequences[feature - 1].lexicographicallyPrecedes(variants.sequences[feature])
      )
    }
  }

  @Test func handlesEmptyStudies() {
    let none = UnoiseDenoiser().variants(
      of:
        StudyUniques(sampleIDs: ["a"], uniques: [UniqueSequences.none]), threads: .one)
    #expect(none.table.featureCount == 0 && none.table.sampleCount == 1 && none.notAssignedReads == [0])
    var single = Dereplicator()
    single.insert(Array("ACGTACGTAC".utf8).span)
    let one = UnoiseDenoiser().variants(of: StudyUniques(sampleIDs: ["a"], uniques: [single.finish()]), threads: .one)
    #expect(one.table.featureCount == 0 && one.notAssignedReads == [1])
    var alike = Dereplicator()
    alike.insert(Array("ACGTACGTAC".utf8).span, reads: 50)
    let all = UnoiseDenoiser().variants(of: StudyUniques(sampleIDs: ["a"], uniques: [alike.finish()]), threads: .one)
    #expect(all.table.values == [50] && all.notAssignedReads == [0])
  }

  @Test func isRegistered() {
    #expect(Denoisers.all.map(\.id) == ["dada", "unoise"])
  }
}
