public import BioModel
import Kernels
public import Parallel
import Storage

/// Species by exact match: the names of all reference sequences that hold a query letter by letter, on either strand.
///
/// Several species are listed, none is invented: short reads of one genus often fit more than one (Edgar 2018,
/// doi:10.1093/bioinformatics/bty113: species need 100 % identity). A query with an ambiguous letter matches nothing.
public enum ExactSpecies {
  /// The species each query fits, sorted by their bytes, each once.
  ///
  /// - Parameters:
  ///   - queries: IUPAC letters, any case.
  ///   - reference: entries without a species name are left out.
  /// - Returns: one list per query; empty where nothing matches.
  /// - Complexity: O(bases of the reference + matches · query length), on up to `threads` lanes.
  public static func species(
    of queries: [[UInt8]], in reference: ReferenceDatabase, threads: ThreadCount
  ) -> [[Lineage]] {
    let seeds = QuerySeeds(queries)
    guard !seeds.isEmpty else { return queries.map { _ in [] } }
    let chunks = fixedChunks(count: reference.count, size: 256)
    let found = parallelMap(count: chunks.count, threads: threads, scratch: { SeedRoom() }) { room, chunk in
      chunks[chunk].flatMap { entry -> [(query: Int, lineage: Int)] in
        guard reference.lineage(of: entry)[.species] != nil else { return [] }
        return room.matches(of: entry, in: reference.sequences, seeds).map { ($0, reference.lineageIndices[entry]) }
      }
    }
    var lineages = [Set<Int>](repeating: [], count: queries.count)
    for match in found.joined() { lineages[match.query].insert(match.lineage) }
    return lineages.map { set in set.sorted().map { reference.lineages[$0] } }
  }
}

/// The queries on both strands by their first bases.
private struct QuerySeeds: Sendable {
  let length: Int
  private(set) var filter = [UInt64](repeating: 0, count: SeedScan.filterBits / 64)
  private(set) var queriesOfWord: [UInt64: [Int]] = [:]
  /// Both strands of every query, upper case; the query's number is half the index.
  private(set) var strands: [[UInt8]] = []

  var isEmpty: Bool { queriesOfWord.isEmpty }

  init(_ queries: [[UInt8]]) {
    length = 32
    for letters in queries {
      let forward = letters.map { letter in BaseCodes.upperLetter(letter) }
      strands.append(forward)
      strands.append(BaseCodes.reverseComplement(forward))
    }
    for (number, strand) in strands.enumerated() where QueryLength.allowed.contains(strand.count) {
      guard strand.allSatisfy({ BaseCodes.table[Int($0)] < BaseCodes.ambiguous }) else { continue }
      let word = strand[..<length].reduce(UInt64(0)) { $0 << 2 | UInt64(BaseCodes.table[Int($1)]) }
      let bit = SeedScan.bit(of: word)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      queriesOfWord[word, default: []].append(number)
    }
  }
}

/// One lane's room.
private struct SeedRoom {
  private var places: [Int32] = []
  private var words: [UInt64] = []

  /// The queries an entry holds.
  mutating func matches(of entry: Int, in sequences: PackedSequences, _ seeds: QuerySeeds) -> [Int] {
    let start = sequences.starts[entry]
    let length = sequences.starts[entry + 1] - start
    if places.count < length {
      places = [Int32](repeating: 0, count: length)
      words = [UInt64](repeating: 0, count: length)
    }
    let count = Self.scan(sequences, start, length, seeds, &places, &words)
    var matches: [Int] = []
    var letters: [UInt8] = []
    for index in 0..<count {
      guard let candidates = seeds.queriesOfWord[words[index]] else { continue }
      if letters.isEmpty { letters = sequences[entry] }
      let place = Int(places[index])
      for number in candidates {
        let query = seeds.strands[number]
        if place + query.count <= length, letters[place..<(place + query.count)].elementsEqual(query) {
          matches.append(number / 2)
        }
      }
    }
    return matches
  }

  private static func scan(
    _ sequences: PackedSequences, _ start: Int, _ length: Int, _ seeds: QuerySeeds, _ places: inout [Int32],
    _ words: inout [UInt64]
  ) -> Int {
    var placeSpan = places.mutableSpan
    var wordSpan = words.mutableSpan
    return sequences.codes.withSpan { codes in
      SeedScan.candidates(
        packed: codes, start: start, count: length, seedLength: seeds.length, filter: seeds.filter.span,
        places: &placeSpan, words: &wordSpan)
    }
  }
}
