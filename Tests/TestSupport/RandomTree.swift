public import BioModel
import Statistics

/// Seeded trees for property tests.
public enum RandomTree {
  /// A rooted tree of these tips: two to four random lineages are joined at a time, some branches have length 0 and,
  /// if asked for, some none.
  public static func tree(tips: [String], seed: UInt64, missingLengths: Bool = false) -> PhylogeneticTree? {
    var generator = SeededGenerator(purpose: "random-tree", seed: seed)
    func length() -> String {
      switch generator.below(12) {
      case 0: return ":0"
      case 1: return missingLengths ? "" : ":0.5"
      default: return ":\(Double(1 + generator.below(900)) / 1000)"
      }
    }
    var open = tips.map { $0 + length() }
    while open.count > 2 {
      let size = min(open.count - 1, [2, 2, 2, 3, 4][generator.below(5)])
      var parts: [String] = []
      for _ in 0..<size { parts.append(open.remove(at: generator.below(open.count))) }
      open.append("(" + parts.joined(separator: ",") + ")" + length())
    }
    return PlainNewick.tree("(" + open.joined(separator: ",") + ");")
  }
}
