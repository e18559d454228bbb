import Foundation

/// One sample of pairs for `filter`, several rounds of reading long, with what must come out.
///
/// 515F/806R, inserts of 100 bases, mates of 80: the mates overlap by 21 bases. Some pairs are turned, some have no
/// primers, some an `N`, some are PhiX or short.
struct QualityPool {
  static let primers = "515f-806r"
  private static let forward = "GTGCCAGCAGCCGCGGTAA"
  private static let reverse = "GGACTACCGGGGTATCTAAT"

  let files: [String]
  private(set) var pairs = 0
  /// By the buckets of `filter --primers 515f-806r --max-n 0`.
  private(set) var ledger = ["no-primer": 0, "ambiguous-bases": 0, "phix": 0, "too-short": 0, "kept": 0]
  /// The texts of both mates' files of kept reads, and of the merged reads' names and bases.
  private(set) var kept = ["", ""]
  private(set) var merged = ""
  /// The first mates that begin with a primer, turned to the sense strand, primers removed.
  private(set) var singles = ""

  init(_ folder: TemporaryFolder, pairs count: Int = 17_000) throws {
    var texts = ["", ""]
    var state: UInt64 = 88_172_645_463_325_252
    func below(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33) % bound
    }
    // Inserts without A are like neither primer's end, whichever strand is read.
    func random(_ length: Int, _ letters: [Character] = Array("ACGT")) -> String {
      String((0..<length).map { _ in letters[below(letters.count)] })
    }
    // One score per base, so that what is cut off, or turned, shows.
    func record(_ number: Int, _ bases: Substring, _ scores: Substring) -> String {
      "@pair\(number)\n\(bases)\n+\n\(scores)\n"
    }
    let phiX = "GAGTTTTATCGCTTCCATGACGCAGAAGTTAACACTTTCGGATATTTCTGATGAGTCGAAAAATTATCTTGATAAAGCAG"
    for number in 0..<count {
      let insert = random(100, Array("CGT"))
      var mates = [
        String((Self.forward + insert).prefix(80)), String((Self.reverse + QualityPool.turned(insert)).prefix(80)),
      ]
      var scores = mates.map { String($0.map { _ in Array("ABCDEFGHI")[below(9)] }) }
      var fate = "kept"
      switch number % 49 {
      case 7:
        mates[0] = random(80)
        fate = "no-primer"
      case 17:
        mates[1] = String(mates[1].prefix(60)) + "N" + mates[1].suffix(19)
        fate = "ambiguous-bases"
      case 27:
        mates[0] = phiX
        fate = "phix"
      case 37:
        mates[1] = String(mates[1].prefix(60))
        scores[1] = String(scores[1].prefix(60))
        fate = "too-short"
      default: break
      }
      let isTurned = below(3) == 0
      let order = isTurned ? [1, 0] : [0, 1]
      for (file, mate) in order.enumerated() { texts[file] += record(number, mates[mate][...], scores[mate][...]) }
      pairs += 1
      ledger[fate, default: 0] += 1
      guard fate == "kept" else { continue }
      kept[0] += record(number, mates[0].dropFirst(19), scores[0].dropFirst(19))
      kept[1] += record(number, mates[1].dropFirst(20), scores[1].dropFirst(20))
      merged += "@pair\(number)\n\(insert)\n"
      if isTurned {
        singles += record(
          number, QualityPool.turned(String(mates[1].dropFirst(20)))[...],
          String(scores[1].dropFirst(20).reversed())[...])
      } else {
        singles += record(number, mates[0].dropFirst(19), scores[0].dropFirst(19))
      }
    }
    files = [try folder.write("pool_R1.fastq", texts[0]), try folder.write("pool_R2.fastq", texts[1])]
  }

  static func turned(_ bases: String) -> String {
    String(bases.reversed().map { ["A": "T", "C": "G", "G": "C", "T": "A"][$0] ?? $0 })
  }
}
