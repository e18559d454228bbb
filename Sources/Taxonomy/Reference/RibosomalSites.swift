import Kernels

/// Sites that nearly all small-subunit rRNA genes of bacteria, archaea and eukaryotes have.
enum RibosomalSites {
  enum Strand {
    case forward, reverse
  }

  // The forward strand at 515 (Parada 2016, doi:10.1111/1462-2920.13023), 787 (Apprill 2015, doi:10.3354/ame01753), 907
  // (Quince 2011, doi:10.1186/1471-2105-12-38) and 1391 (Lane 1985, doi:10.1073/pnas.82.20.6955), E. coli numbers.
  private static let sites: [(String, mismatches: Int)] = [
    ("GTGYCAGCMGCCGCGGTAA", 2), ("ATTAGAWACCCBNGTAGTCC", 2), ("AAACTYAAAKRAATTGRCGG", 2), ("TGYACACACCGCCCGT", 1),
  ]
  private static let forward = sites.map { PrimerPattern(Array($0.0.utf8), maximumMismatches: $0.mismatches) }
  private static let reverse = sites.map {
    PrimerPattern(BaseCodes.reverseComplement(Array($0.0.utf8)), maximumMismatches: $0.mismatches)
  }

  /// The strand that shows a site; nil where none or both do. Complexity O(letters / 64 × site length).
  static func strand(of letters: [UInt8], _ planes: inout PrimerPlanes) -> Strand? {
    planes.load(letters.span)
    let isForward = holds(forward, planes, letters.count)
    let isReverse = holds(reverse, planes, letters.count)
    return isForward == isReverse ? nil : isForward ? .forward : .reverse
  }

  private static func holds(_ patterns: [PrimerPattern], _ planes: PrimerPlanes, _ count: Int) -> Bool {
    patterns.contains { planes.best($0, starts: 0..<count) != nil }
  }
}
