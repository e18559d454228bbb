import BioModel
import Reads

/// A primer pair as a user names it.
enum PrimerChoice {
  /// - Parameter text: an id of the catalogue, or `FORWARD,REVERSE` sequences.
  static func pair(_ text: String) throws -> PrimerPair {
    if let known = PrimerCatalog.all.first(where: { $0.id == text }) { return known }
    let parts = text.split(separator: ",")
    guard parts.count == 2 else {
      throw PipelineError(
        .usage, "no primer pair has the id \(text)",
        advice: "give FORWARD,REVERSE sequences or one of: " + PrimerCatalog.all.map(\.id).joined(separator: ", "))
    }
    return PrimerPair(
      forward: try Primer(name: "forward", sequence: String(parts[0])),
      reverse: try Primer(name: "reverse", sequence: String(parts[1])))
  }
}
