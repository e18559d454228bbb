import BioModel
import Reads

/// A region of the gene as a user names it.
enum RegionChoice {
  /// The pair of the catalogue for a region (`V4`, `V3V4`, `V3-V4`): of several the one whose primers fit the most
  /// sequences, that is with the fewest bits of information; the first of equals.
  ///
  /// - Throws: `usage` for a region that no pair of the catalogue reads.
  static func pair(_ text: String) throws(PipelineError) -> PrimerPair {
    let wanted = text.uppercased().filter { $0 != "-" }
    let pairs = PrimerCatalog.all.filter { $0.region == wanted }
    let best = pairs.min { information($0) < information($1) }
    if let best { return best }
    var known: [String] = []
    for pair in PrimerCatalog.all where !known.contains(pair.region) { known.append(pair.region) }
    throw PipelineError(
      .usage, "no primer pair of the catalogue reads the region \(text)",
      advice: "known regions: \(known.joined(separator: ", ")); or give --primers FORWARD,REVERSE")
  }

  private static func information(_ pair: PrimerPair) -> Double {
    pair.forward.informationInBits + pair.reverse.informationInBits
  }
}
