public import BioModel

/// The current names the default reference is brought to. One function, so that the nomenclature can be exchanged.
public enum CurrentNames {
  /// The current name by the built-in synonym table; nil where it has none, or the old name was divided.
  // Replaced by `Nomenclature.builtIn.currentName` once both are in one tree.
  public static func current(_ name: String, _ rank: Rank) -> String? { table[rank.name + "\t" + name] }

  private static let table: [String: String] = {
    let bytes = EmbeddedResource.nomenclature
    var table: [String: String] = [:]
    for line in bytes.split(separator: UInt8(ascii: "\n")).dropFirst() {
      let fields = HeaderText.fields(Substring(decoding: line, as: UTF8.self), separator: 9)
      guard fields.count > 5, fields[5] == "no", !fields[1].contains("(") else { continue }
      table[fields[0] + "\t" + fields[2]] = fields[1]
    }
    return table
  }()
}
