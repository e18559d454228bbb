public import BioModel
import Kernels
public import Parallel
public import Storage

/// The memory-mapped form of a reference, with its words counted: it opens in milliseconds, whatever its size, and the
/// program touches only what a query needs.
///
/// A `SectionedFile`. Equal references of equal class rank give equal bytes. All numbers are little-endian.
public enum IndexedReferenceFile {
  static let magic = ReferenceFile.magic + [3]

  private enum Section: UInt64 {
    case info = 1, lineages, lineageIndices, identifierStarts, identifierBytes
    case sequenceStarts, codes, ambiguousPositions, ambiguousLetters
    case logBackground, negativeLogSize, wordRows, rows, wordValues, values, wordHighs, highs
  }

  /// Whether bytes begin as this form does.
  public static func isIndexed(_ bytes: some Sequence<UInt8>) -> Bool { bytes.starts(with: magic) }

  /// Whether a file begins as this form does.
  public static func isIndexed(_ bytes: MappedBytes) -> Bool {
    bytes.array(of: UInt8.self, at: 0, count: magic.count).map { isIndexed($0) } ?? false
  }

  /// The bytes of a reference with its words counted.
  ///
  /// - Parameters:
  ///   - classRank: the narrowest rank of the classes; nil for `ReferenceDatabase.standardClassRank`.
  ///   - advance: hears from any lane how many sequences more are counted.
  /// - Throws: as `NaiveBayesClassifier.init`.
  /// - Complexity: O(bases + words held · classes).
  public static func encode(
    _ reference: ReferenceDatabase, classRank: Rank? = nil, threads: ThreadCount,
    advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) throws(TaxonomyError) -> [UInt8] {
    let classifier = try NaiveBayesClassifier(
      reference: reference, classRank: classRank, threads: threads, advance: advance)
    let model = classifier.model
    var info = PackedWriter()
    for text in [reference.name, reference.taxonomyLabel, reference.fingerprint] { info.write(text: text) }
    let steps = reference.nearRelativeRule?.steps ?? []
    info.write(steps.count)
    for step in steps { info.write(step) }
    info.write(classifier.classRank.rawValue)
    info.write(model.classCount)
    var lineages = PackedWriter()
    LineageList.encode(reference.lineages, into: &lineages)
    let sequences = reference.sequences
    return SectionedFile.encode(
      magic: magic,
      sections: [
        (.info, info.bytes), (.lineages, lineages.bytes), (.lineageIndices, reference.lineageIndices.memoryBytes),
        (.identifierStarts, reference.identifiers.starts.memoryBytes),
        (.identifierBytes, Array(reference.identifiers.bytes)),
        (.sequenceStarts, sequences.starts.memoryBytes), (.codes, Array(sequences.codes)),
        (.ambiguousPositions, sequences.ambiguousPositions.memoryBytes),
        (.ambiguousLetters, Array(sequences.ambiguousLetters)),
        (.logBackground, model.logBackground.memoryBytes),
        (.negativeLogSize, model.negativeLogSize.memoryBytes), (.wordRows, model.wordRows.memoryBytes),
        (.rows, model.rows.memoryBytes), (.wordValues, model.wordValues.memoryBytes),
        (.values, model.values.memoryBytes), (.wordHighs, model.wordHighs.memoryBytes),
        (.highs, model.highs.memoryBytes),
      ].map { (section: (Section, [UInt8])) in (section.0.rawValue, section.1) })
  }

  /// The reference that lies in mapped bytes.
  ///
  /// - Throws: `TaxonomyError` when the bytes are no such file, of another version, cut, or changed; every byte is
  ///   checked, on up to `threads` lanes.
  /// - Complexity: O(bytes) for the check, some gigabytes a second; O(lineages) else.
  public static func open(
    _ bytes: MappedBytes, file: String, threads: ThreadCount = .one
  ) throws(TaxonomyError) -> ReferenceDatabase {
    do throws(PackedReader.Damage) {
      return try reference(in: bytes, try SectionedFile.open(bytes, magic: magic, threads: threads))
    } catch {
      throw TaxonomyError(
        .damagedFile, location: SourceLocation(file: file), message: error.message,
        advice: "make it again with reference build")
    }
  }

  private static func reference(
    in bytes: MappedBytes, _ sections: [UInt64: (offset: Int, count: Int)]
  ) throws(PackedReader.Damage) -> ReferenceDatabase {
    func array<Element>(_ section: Section, _ type: Element.Type) throws(PackedReader.Damage) -> SharedArray<Element> {
      let stride = MemoryLayout<Element>.stride
      guard let place = sections[section.rawValue], place.count.isMultiple(of: stride),
        let array = bytes.array(of: type, at: place.offset, count: place.count / stride)
      else { throw .changed }
      return array
    }
    var info = PackedReader(bytes: Array(try array(.info, UInt8.self)))
    let (name, label, fingerprint) = (try info.text(), try info.text(), try info.text())
    var steps: [Int] = []
    for _ in 0..<(try info.count()) { steps.append(try info.number()) }
    guard let classRank = Rank(rawValue: try info.number()) else { throw .changed }
    let classCount = try info.number()
    var lineageBytes = PackedReader(bytes: Array(try array(.lineages, UInt8.self)))
    let lineages = try LineageList.decode(&lineageBytes)
    let indices = try array(.lineageIndices, Int.self)
    let starts = try array(.sequenceStarts, Int.self)
    guard
      let identifiers = PackedTexts(
        starts: try array(.identifierStarts, UInt64.self), bytes: try array(.identifierBytes, UInt8.self))
    else { throw .changed }
    let sequences = PackedSequences(
      codes: try array(.codes, UInt8.self), starts: starts,
      ambiguousPositions: try array(.ambiguousPositions, Int.self),
      ambiguousLetters: try array(.ambiguousLetters, UInt8.self))
    guard steps.isEmpty || steps.count == 7, indices.count == identifiers.count, starts.count == indices.count + 1,
      indices.allSatisfy({ lineages.indices.contains($0) }), zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 }),
      starts[0] == 0, (sequences.baseCount + 3) / 4 == sequences.codes.count,
      sequences.ambiguousPositions.count == sequences.ambiguousLetters.count,
      zip(sequences.ambiguousPositions, sequences.ambiguousPositions.dropFirst()).allSatisfy({ $0 < $1 }),
      sequences.ambiguousPositions.first ?? 0 >= 0, sequences.ambiguousPositions.last ?? -1 < sequences.baseCount
    else { throw .changed }
    let model = WordModel(
      classCount: classCount, logBackground: try array(.logBackground, Double.self),
      negativeLogSize: try array(.negativeLogSize, Double.self), wordRows: try array(.wordRows, UInt32.self),
      rows: try array(.rows, BlockRow.self), wordValues: try array(.wordValues, UInt32.self),
      values: try array(.values, Double.self), wordHighs: try array(.wordHighs, UInt32.self),
      highs: try array(.highs, UInt64.self))
    guard model.isWhole else { throw .changed }
    return ReferenceDatabase(
      name: name, taxonomyLabel: label, lineages: lineages, lineageIndices: indices, identifiers: identifiers,
      sequences: sequences, nearRelativeRule: steps.isEmpty ? nil : NearRelativeRule(steps: steps),
      fingerprint: fingerprint, words: TrainedWords(classRank: classRank, model: model))
  }
}
