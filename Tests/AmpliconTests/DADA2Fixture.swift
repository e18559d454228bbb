import Amplicon

/// Tables of `Fixtures/dada2-mates-bimeras`.
enum DADA2Fixture {
  /// The rows without the header; fields are never empty.
  static func rows(_ name: String) -> [[String]] {
    var folder = Fixture.folder.split(separator: "/", omittingEmptySubsequences: false)
    folder.removeLast(2)
    return Fixture.lines(atPath: folder.joined(separator: "/") + "/dada2-mates-bimeras/" + name).dropFirst().map {
      String(decoding: $0, as: UTF8.self).split(separator: "\t").map(String.init)
    }
  }
}

extension String {
  var letters: [UInt8] { Array(utf8) }
}

/// Unique sequences from reads of sequences.
func uniques(_ sequences: [([UInt8], Int)]) -> UniqueSequences {
  var dereplicator = Dereplicator()
  for (sequence, reads) in sequences where reads > 0 { dereplicator.insert(sequence.span, reads: reads) }
  return dereplicator.finish()
}

/// A study from reads: one row per sample, one column per sequence.
func study(_ sequences: [[UInt8]], _ counts: [[Int]]) -> StudyUniques {
  StudyUniques(
    sampleIDs: counts.indices.map { "sample\($0)" },
    uniques: counts.map { row in uniques(Array(zip(sequences, row))) })
}
