import BioModel

/// How the sequences of two tables lie to each other when next to none are equal, from their most abundant variants.
enum VariantRelation: Equatable {
  /// The same words of sixteen bases: one region, cut at other places.
  case sameRegion
  /// The words of the reverse complement.
  case otherStrand
  case otherRegion
  /// Equal but for the case of their letters.
  case otherCase

  /// The most abundant variants that are looked at.
  private static let variantCount = 200
  private static let wordLength = 16

  /// Complexity O(features + bases of the variants looked at).
  init(_ a: FeatureTable, _ b: FeatureTable) {
    let known = Set(Self.variants(of: a).flatMap { Self.words(Array($0.utf8)) })
    let variants = Self.variants(of: b).map { Array($0.uppercased().utf8) }
    func share(_ sequences: [[UInt8]]) -> Double {
      let hits = sequences.map { sequence -> Double in
        let words = Self.words(sequence)
        return words.isEmpty ? 0 : Double(words.count(where: known.contains)) / Double(words.count)
      }
      return hits.isEmpty ? 0 : hits.reduce(0, +) / Double(hits.count)
    }
    let forward = share(variants)
    let backward = share(variants.map(Self.reverseComplement))
    let first = Set(a.featureIDs.map { $0.uppercased() })
    if b.featureIDs.contains(where: { first.contains($0.uppercased()) }) {
      self = .otherCase
      return
    }
    // Unrelated regions of 16S share almost no word of sixteen bases; the conserved stretches are shorter.
    self = max(forward, backward) < 0.1 ? .otherRegion : forward >= backward ? .sameRegion : .otherStrand
  }

  var words: String {
    switch self {
    case .sameRegion: "the sequences overlap but begin or end at other places"
    case .otherStrand: "the sequences are those of the other strand"
    case .otherRegion: "the sequences are of another region"
    case .otherCase: "the sequences are equal, but in lower and upper case"
    }
  }

  var advice: String {
    switch self {
    case .sameRegion: "trim the reads of both to the same positions and denoise again"
    case .otherStrand: "turn one of them"
    case .otherRegion: "compare them by taxa: collapse both with `dysbio table collapse` first"
    case .otherCase: "name both by digests of the upper-case sequences: `dysbio table rename --md5`"
    }
  }

  private static func variants(of table: FeatureTable) -> [String] {
    let totals = table.occurrences().map(\.total)
    return totals.indices.sorted { (totals[$1], $0) < (totals[$0], $1) }.prefix(variantCount)
      .map { table.featureIDs[$0].uppercased() }
  }

  private static func words(_ sequence: [UInt8]) -> [ArraySlice<UInt8>] {
    guard sequence.count >= wordLength else { return [] }
    return (0...(sequence.count - wordLength)).map { sequence[$0..<($0 + wordLength)] }
  }

  private static func reverseComplement(_ sequence: [UInt8]) -> [UInt8] {
    sequence.reversed().map { base in
      switch base {
      case UInt8(ascii: "A"): UInt8(ascii: "T")
      case UInt8(ascii: "C"): UInt8(ascii: "G")
      case UInt8(ascii: "G"): UInt8(ascii: "C")
      case UInt8(ascii: "T"), UInt8(ascii: "U"): UInt8(ascii: "A")
      default: base
      }
    }
  }
}
