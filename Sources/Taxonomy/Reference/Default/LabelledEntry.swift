import BioModel

/// A source record on its way into the default reference.
struct LabelledEntry: Sendable {
  let identifier: String
  let sequence: [UInt8]
  /// Current names of the ranks above genus, as its source files them; empty where missing.
  var higher: [String]
  /// The genus its source's lineage names, current; empty where it names none.
  let filedGenus: String
  /// The genus of its organism's name, current; empty where the record names no organism.
  let organismGenus: String
  /// The current binomial; empty where unknown.
  let species: String
  /// The species has moved: its current binomial names another genus than its source's organism name.
  let hasMoved: Bool
  /// The genus before the species moved.
  let formerGenus: String
  /// The record's header names an organism.
  var namesOrganism: Bool { !organismGenus.isEmpty }
  /// The genus that was decided on; empty for none.
  var genus = ""

  /// A lineage and an organism's name that name two genera.
  var isContested: Bool { !hasMoved && namesOrganism && !filedGenus.isEmpty && filedGenus != organismGenus }
}
