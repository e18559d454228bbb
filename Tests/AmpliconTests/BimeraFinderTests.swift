import Amplicon
import BioModel
import Parallel
import Statistics
import Testing

@Suite struct BimeraFinderTests {
  private func settings(_ change: (inout BimeraSettings) -> Void = { _ in }) -> BimeraFinder {
    var settings = BimeraSettings()
    change(&settings)
    return BimeraFinder(settings: settings)
  }

  @Test func flagsWhatRFlagsOfGivenParents() {
    let rows = DADA2Fixture.rows("parents.tsv")
    #expect(rows.count == 700)
    let finders: [(column: Int, finder: BimeraFinder)] = [
      (2, settings()), (3, settings { $0.maximumShift = 4 }), (4, settings { $0.allowsOneOff = true }),
      (
        5,
        settings {
          $0.allowsOneOff = true
          $0.minimumOneOffDistance = 2
        }
      ),
    ]
    for row in rows {
      let query = row[0].letters
      let parents = row[1].split(separator: ",").map { String($0).letters }
      let study = study([query] + parents, [[1] + parents.map { _ in 10 }])
      for (column, finder) in finders {
        let found = finder.flagged(in: study, threads: .one).contains { study.sequences.sequence($0.sequence) == query }
        #expect(found == (row[column] == "1"))
      }
    }
  }

  @Test func agreesWithROnATable() {
    let rows = DADA2Fixture.rows("table.tsv")
    let sequences = rows.map(\.[0].letters)
    let counts = (0..<14).map { sample in rows.map { Int($0[7 + sample]) ?? 0 } }
    let table = study(sequences, counts)
    func expected(_ column: Int) -> Set<[UInt8]> { Set(rows.filter { $0[column] == "1" }.map(\.[0].letters)) }
    func found(_ bimeras: [Bimera], _ study: StudyUniques) -> Set<[UInt8]> {
      Set(bimeras.map { study.sequences.sequence($0.sequence) })
    }
    #expect(found(settings().consensus(in: table, threads: .one), table) == expected(1))
    #expect(found(settings { $0.ignoredNegatives = 0 }.consensus(in: table, threads: .one), table) == expected(2))
    let half = settings {
      $0.minimumSampleShare = 0.5
      $0.foldOverAbundance = 3
      $0.minimumParentReads = 20
    }
    #expect(found(half.consensus(in: table, threads: .one), table) == expected(3))
    #expect(found(settings { $0.allowsOneOff = true }.consensus(in: table, threads: .one), table) == expected(4))

    let single = BimeraFinder(settings: .singleSample)
    let pooled = StudyUniques(sampleIDs: ["all"], uniques: [table.sequences])
    #expect(found(single.flagged(in: pooled, threads: .one), pooled) == expected(5))
    var flags = [String: Set<Int>]()
    for bimera in single.flagged(in: table, threads: .one) {
      flags[String(decoding: table.sequences.sequence(bimera.sequence), as: UTF8.self)] = Set(bimera.flaggedSamples)
    }
    for row in rows {
      let samples = Set(row[6].utf8.enumerated().filter { $0.element == UInt8(ascii: "1") }.map(\.offset))
      #expect(flags[row[0], default: []] == samples)
    }
  }

  /// The plain twin: every parent of every sample aligned.
  private func plain(_ study: StudyUniques, _ settings: BimeraSettings) -> [Int: Set<Int>] {
    var flagged: [Int: Set<Int>] = [:]
    for sample in study.sampleIDs.indices {
      let range = study.sampleStarts[sample]..<study.sampleStarts[sample + 1]
      for child in range {
        let query = study.sequences.sequence(Int(study.sequenceNumbers[child]))
        if query.isEmpty { continue }
        let flanks = range.filter {
          Double(study.readCounts[$0]) > settings.foldOverAbundance * Double(study.readCounts[child])
            && study.readCounts[$0] >= settings.minimumParentReads
        }.map {
          PlainFlanks(query, study.sequences.sequence(Int(study.sequenceNumbers[$0])), shift: settings.maximumShift)
        }.filter { $0.left + $0.right < query.count }
        func covers(_ parents: [PlainFlanks], _ a: KeyPath<PlainFlanks, Int>, _ b: KeyPath<PlainFlanks, Int>) -> Bool {
          (parents.map { $0[keyPath: a] }.max() ?? 0) + (parents.map { $0[keyPath: b] }.max() ?? 0) >= query.count
        }
        let far = flanks.filter { $0.distance >= settings.minimumOneOffDistance }
        if covers(flanks, \.left, \.right)
          || settings.allowsOneOff && (covers(far, \.leftOneOff, \.right) || covers(far, \.left, \.rightOneOff))
        {
          flagged[Int(study.sequenceNumbers[child]), default: []].insert(sample)
        }
      }
    }
    return flagged
  }

  private func simulatedStudy(_ simulated: inout SimulatedSequences, samples: Int) -> StudyUniques {
    let ancestor = simulated.random(40 + simulated.generator.below(80))
    let strains = (0..<6).map { _ in simulated.mutated(ancestor, changes: 2 + simulated.generator.below(10)) }
    var sequences = strains
    for number in 0..<20 {
      let (a, b) = (strains[simulated.generator.below(6)], strains[simulated.generator.below(6)])
      let cut = 1 + simulated.generator.below(min(a.count, b.count) - 1)
      let joined = Array(a.prefix(cut) + b.dropFirst(cut))
      sequences.append(number % 3 == 0 ? simulated.mutated(joined, changes: 1) : joined)
    }
    let counts = (0..<samples).map { _ in
      sequences.indices.map { number in
        simulated.generator.below(3) == 0 ? 0 : 1 + simulated.generator.below(number < 6 ? 60 : 12)
      }
    }
    return study(sequences, counts)
  }

  @Test func agreesWithThePlainTwin() {
    var simulated = SimulatedSequences("bimeras")
    var count = 0
    for round in 0..<16 {
      let study = simulatedStudy(&simulated, samples: 5)
      let finder = settings {
        $0.allowsOneOff = round % 2 == 0
        $0.maximumShift = round % 3 == 0 ? 3 : 16
      }
      let expected = plain(study, finder.settings)
      let found = finder.flagged(in: study, threads: .one)
      #expect(found.map(\.sequence) == expected.keys.sorted())
      for bimera in found {
        #expect(Set(bimera.flaggedSamples) == expected[bimera.sequence])
        #expect(bimera.flaggedSamples == bimera.flaggedSamples.sorted())
      }
      for threads in [2, 7] { #expect(finder.flagged(in: study, threads: .init(threads)) == found) }
      count += found.count
    }
    #expect(count > 60)
  }

  @Test func namesTheParentsAndIgnoresTheOrderOfSamples() {
    var simulated = SimulatedSequences("parents")
    let (a, b, other) = (simulated.random(120), simulated.random(120), simulated.random(120))
    let chimera = Array(a[..<60] + b[60...])
    let counts = [[50, 40, 9, 60], [20, 30, 3, 0], [0, 9, 5, 60], [9, 9, 0, 9], [50, 9, 2, 0]]
    let first = study([a, b, chimera, other], counts)
    let second = study([a, b, chimera, other], counts.reversed())
    for study in [first, second] {
      let found = settings().flagged(in: study, threads: .one)
      #expect(found.count == 1)
      guard let bimera = found.first else { return }
      #expect(study.sequences.sequence(bimera.sequence) == chimera)
      #expect(study.sequences.sequence(bimera.startParent) == a)
      #expect(study.sequences.sequence(bimera.endParent) == b)
      #expect(bimera.flaggedSamples.count == 3 && bimera.sampleCount == 4)
    }
    // Three of four samples: enough, as one may be ignored.
    let variants = AmpliconVariants(
      study: first, bimeras: settings().consensus(in: first, threads: .one), notAssignedReads: [1, 2, 3, 4, 5])
    #expect(Set(variants.sequences) == [a, b, other])
    #expect(variants.chimeras.map(\.sequence) == [chimera] && variants.chimeras.first?.readCount == 19)
    #expect(variants.chimericReads == [9, 3, 5, 0, 2] && variants.notAssignedReads == [1, 2, 3, 4, 5])
    #expect(variants.table.featureIDs.count == 3 && variants.table[sample: 0].total == 150)
    #expect(variants.chimeras.first?.parentIDs.count == 2)
    #expect(settings { $0.ignoredNegatives = 0 }.consensus(in: first, threads: .one).isEmpty)
  }

  @Test func needsAbundantParents() {
    var simulated = SimulatedSequences("fold")
    let (a, b) = (simulated.random(100), simulated.random(100))
    let chimera = Array(a[..<50] + b[50...])
    for (parent, child, expected) in [(2, 1, 1), (1, 1, 0), (3, 2, 0), (4, 2, 1), (15, 10, 0), (16, 10, 1)] {
      let study = study([a, b, chimera], [[parent, parent, child]])
      #expect(settings().consensus(in: study, threads: .one).count == expected)
    }
  }

  @Test func consensusOfSamples() {
    // From how many flagged samples on, of 1…21: R's outcomes.
    let needed = [1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 18]
    for (place, least) in needed.enumerated() {
      for flagged in 0...(place + 1) {
        #expect(BimeraSettings().isConsensus(flagged: flagged, present: place + 1) == (flagged >= least))
      }
    }
  }

  @Test func edgeCases() {
    let none = StudyUniques(sampleIDs: [], uniques: [])
    #expect(settings().flagged(in: none, threads: .one).isEmpty)
    #expect(AmpliconVariants(study: none, bimeras: []).sequences.isEmpty)
    let empty = StudyUniques(sampleIDs: ["a", "b"], uniques: [.none, .none])
    #expect(settings().flagged(in: empty, threads: .init(2)).isEmpty)
    #expect(AmpliconVariants(study: empty, bimeras: []).table.sampleCount == 2)
    let one = study(["ACGT".letters], [[5]])
    #expect(settings().flagged(in: one, threads: .one).isEmpty)
    let short = study(["A".letters, "C".letters, "AC".letters, "".letters], [[50, 40, 1, 30], [1, 1, 1, 90]])
    let expected = plain(short, BimeraSettings())
    #expect(settings().flagged(in: short, threads: .one).map(\.sequence) == expected.keys.sorted())
  }
}
