import BioModel
import Fingerprints
import Storage

extension ReferenceDatabase {
  /// From parts that are already sorted and distinct (`ReferenceBuilder`, `ReferenceFile`).
  init(
    name: String, taxonomyLabel: String, lineages: [Lineage], lineageIndices: SharedArray<Int>,
    identifiers: PackedTexts,
    sequences: PackedSequences, nearRelativeRule: NearRelativeRule? = nil, fingerprint: String? = nil,
    words: TrainedWords? = nil
  ) {
    self.name = name
    self.taxonomyLabel = taxonomyLabel
    self.lineages = lineages
    self.lineageIndices = lineageIndices
    self.identifiers = identifiers
    self.sequences = sequences
    self.nearRelativeRule = nearRelativeRule
    declaresOrganelles = lineages.contains { OffTarget.organelle($0) != nil }
    self.words = words
    self.fingerprint =
      fingerprint ?? Self.fingerprint(lineages, lineageIndices, identifiers, sequences, nearRelativeRule)
  }

  /// The same entries under another rule.
  ///
  /// - Complexity: O(bases), for the fingerprint.
  public func with(nearRelativeRule: NearRelativeRule?) -> ReferenceDatabase {
    ReferenceDatabase(
      name: name, taxonomyLabel: taxonomyLabel, lineages: lineages, lineageIndices: lineageIndices,
      identifiers: identifiers, sequences: sequences, nearRelativeRule: nearRelativeRule, words: words)
  }

  // Names end with a zero byte and numbers have eight bytes, so no two contents give the same stream.
  private static func fingerprint(
    _ lineages: [Lineage], _ lineageIndices: SharedArray<Int>, _ identifiers: PackedTexts,
    _ sequences: PackedSequences, _ rule: NearRelativeRule?
  ) -> String {
    var stream = SHA256Stream()
    for lineage in lineages {
      stream.update(lineage.sortingKey)
    }
    var numbers: [UInt8] = []
    func append(_ number: Int) {
      for shift in stride(from: 0, to: 64, by: 8) { numbers.append(UInt8(truncatingIfNeeded: number >> shift)) }
    }
    for entry in identifiers.indices {
      numbers.append(contentsOf: identifiers.utf8(entry))
      numbers.append(0)
      append(lineageIndices[entry])
      append(sequences.starts[entry + 1])
    }
    for position in sequences.ambiguousPositions { append(position) }
    numbers.append(contentsOf: sequences.ambiguousLetters)
    stream.update(numbers)
    stream.update(Array(sequences.codes))
    if let rule {
      numbers = []
      for step in rule.steps { append(step) }
      stream.update(numbers)
    }
    return stream.hex()
  }
}
