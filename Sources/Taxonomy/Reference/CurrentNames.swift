public import BioModel

/// The current names the default reference is brought to.
public enum CurrentNames {
  /// The current name by the built-in nomenclature; nil where it does not know the name, where the old name was divided
  /// in a way that may not be mapped, or where the current name is a description (`Clostridium IV (group)`) that no
  /// lineage carries.
  public static func current(_ name: String, _ rank: Rank) -> String? {
    guard Nomenclature.builtIn.knows(name, rank: rank),
      let current = Nomenclature.builtIn.currentName(name, rank: rank), !current.utf8.contains(UInt8(ascii: "("))
    else { return nil }
    return current
  }
}
