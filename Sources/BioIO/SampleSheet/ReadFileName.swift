/// What the name of a file of reads says: sample, mate, lane.
struct ReadFileName: Equatable {
  let fileName: String
  let sample: String
  /// 1 or 2; nil when the name does not tell.
  let mate: Int?
  /// The lane (`L001`), nil when the name does not tell.
  let lane: String?

  /// Nil when the extension is none of reads.
  init?(_ fileName: String) {
    let base = fileName.split(separator: "/").last.map(String.init) ?? fileName
    guard let stem = Self.withoutExtension(base), !stem.isEmpty else { return nil }
    self.fileName = fileName
    let tokens = stem.split(separator: "_", omittingEmptySubsequences: false).map(String.init)
    if let illumina = Self.illumina(tokens) {
      (sample, mate, lane) = illumina
    } else {
      (sample, mate) = Self.marked(stem)
      lane = nil
    }
    if sample.isEmpty { return nil }
  }

  private static func withoutExtension(_ name: String) -> String? {
    var stem = name[...]
    for packing in [".gz", ".bgz", ".bgzf"] where stem.lowercased().hasSuffix(packing) {
      stem = stem.dropLast(packing.count)
      break
    }
    let isPacked = stem.count < name.count
    for kind in [".fastq", ".fq"] where stem.lowercased().hasSuffix(kind) { return String(stem.dropLast(kind.count)) }
    for kind in [".bam", ".cram"] where !isPacked && stem.lowercased().hasSuffix(kind) {
      return String(stem.dropLast(kind.count))
    }
    return nil
  }

  // bcl2fastq: SAMPLE_S211_L001_R1_001, with the lane optional.
  private static func illumina(_ tokens: [String]) -> (String, Int?, String?)? {
    var rest = tokens
    guard let last = rest.popLast(), last.utf8.count == 3, last.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
      let mark = rest.popLast(), mark == "R1" || mark == "R2"
    else { return nil }
    var lane: String?
    if let token = rest.last, isNumbered(token, "L"), token.utf8.count == 4 { lane = rest.removeLast() }
    if let token = rest.last, isNumbered(token, "S"), rest.count > 1 { rest.removeLast() }
    return (rest.joined(separator: "_"), mark == "R1" ? 1 : 2, lane)
  }

  // SAMPLE_1, SAMPLE_R1, SAMPLE.R1, SAMPLE.1, SAMPLE-R1, and SAMPLE.R1.trimmed.
  private static func marked(_ stem: String) -> (String, Int?) {
    for (mark, mate) in [("R1", 1), ("R2", 2), ("1", 1), ("2", 2)] {
      for separator in mark.utf8.count == 2 ? ["_", ".", "-"] : ["_", "."] where stem.hasSuffix(separator + mark) {
        return (String(stem.dropLast(mark.count + 1)), mate)
      }
    }
    for (mark, mate) in [(".R1.", 1), (".R2.", 2), ("_R1_", 1), ("_R2_", 2), ("_R1.", 1), ("_R2.", 2)] {
      guard let range = stem.firstRange(of: mark) else { continue }
      let behind = String(stem[range.upperBound...])
      return (String(stem[..<range.lowerBound]) + (behind == "001" ? "" : mark.suffix(1) + behind), mate)
    }
    return (stem, nil)
  }

  private static func isNumbered(_ token: String, _ letter: String) -> Bool {
    token.hasPrefix(letter) && token.utf8.count > 1 && token.utf8.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
