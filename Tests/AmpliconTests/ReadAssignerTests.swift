import Amplicon
import Kernels
import Parallel
import Statistics
import Testing

@Suite struct ReadAssignerTests {
  /// The plain twin: every variant aligned; fewest differences, then the earlier one. Only the limit of four gaps is
  /// shared.
  private func plain(_ read: [UInt8], _ variants: [[UInt8]], _ identity: Double) -> Int32 {
    if let exact = variants.firstIndex(of: read) { return Int32(exact) }
    var best: (differences: Int, variant: Int32)?
    for (number, variant) in variants.enumerated() {
      guard let alignment = PlainAlignment.wavefront(read, variant), alignment.identity >= identity else { continue }
      let apart = abs(read.count - variant.count)
      if alignment.penalty > 6 * alignment.differences + 68 + 12 + 2 * apart { continue }
      if best.map({ alignment.differences < $0.differences }) ?? true { best = (alignment.differences, Int32(number)) }
    }
    return best?.variant ?? -1
  }

  @Test(arguments: [(40, 0.97), (120, 0.97), (253, 0.97), (420, 0.97), (253, 0.9)])
  func agreesWithAligningAll(length: Int, identity: Double) {
    var simulated = SimulatedSequences("assign\(length)")
    let ancestor = simulated.random(length)
    var variants: [[UInt8]] = []
    for _ in 0..<25 {
      let variant = simulated.mutated(ancestor, changes: simulated.generator.below(max(4, length / 12)))
      if !variants.contains(variant) { variants.append(variant) }
    }
    var dereplicator = Dereplicator()
    for _ in 0..<250 {
      let source = variants[simulated.generator.below(variants.count)]
      var read = simulated.mutated(source, changes: simulated.generator.below(max(2, length / 25)))
      if simulated.generator.below(10) == 0 { read.removeLast(min(3, read.count)) }
      if simulated.generator.below(10) == 0, !read.isEmpty { read[read.count / 2] = 0x4E }
      dereplicator.insert(read.span)
    }
    dereplicator.insert(simulated.random(length).span)
    let reads = dereplicator.finish()
    let found = ReadAssigner(variants: variants, minimumIdentity: identity).assign(reads, threads: .one)
    var assigned = 0
    for number in 0..<reads.count {
      #expect(found[number] == plain(reads.sequence(number), variants, identity))
      if found[number] >= 0 { assigned += 1 }
    }
    #expect(assigned > 50 && assigned < reads.count)
  }

  @Test func givesReadsToTheHitsOfVsearch() {
    let uniques = Fixture.uniques()
    let centroids = UnoiseClustering.centroids(of: uniques).map { uniques.sequence($0) }
    let found = ReadAssigner(variants: centroids).assign(uniques, threads: .one)
    let queries = Dictionary(uniqueKeysWithValues: Fixture.fasta("uniques.fasta").map { ($0.name, $0.sequence) })
    var hits: [[UInt8]: Set<[UInt8]>] = [:]
    for line in Fixture.lines("hits.tsv") {
      let names = String(decoding: line, as: UTF8.self).split(separator: "\t").map {
        String($0.split(separator: ";")[0])
      }
      if let query = queries[names[0]], let target = queries[names[1]] { hits[query, default: []].insert(target) }
    }
    #expect(hits.count > 400)
    for number in 0..<uniques.count {
      let sequence = uniques.sequence(number)
      if found[number] < 0 {
        #expect(hits[sequence] == nil)
      } else {
        #expect(hits[sequence]?.contains(centroids[Int(found[number])]) ?? false)
      }
    }
  }

  @Test func handlesNoVariantAndShortReads() {
    var dereplicator = Dereplicator()
    for text in ["", "A", "ACGTACG", "ACGTACGTACGTACGTACGT"] { dereplicator.insert(Array(text.utf8).span) }
    let reads = dereplicator.finish()
    #expect(ReadAssigner(variants: []).assign(reads, threads: .one) == [-1, -1, -1, -1])
    let found = ReadAssigner(variants: [Array("ACGTACG".utf8)]).assign(reads, threads: .one)
    #expect(found[2] == 0)
    #expect(ReadAssigner(variants: [Array("ACGT".utf8)]).assign(UniqueSequences.none, threads: .one).isEmpty)
  }
}
