import BioModel
public import Taxonomy

/// What `reference inspect` prints for people.
public enum ReferenceContentsText {
  /// The text, with a line end.
  public static func render(_ contents: ReferenceContents) -> String {
    var lines = head(contents)
    if let rule = contents.nearRelativeRule {
      let shares = rule.minimumShares.map { NumberText.text($0) }.joined(separator: " ")
      lines.append(
        "Sparse       confidence \(NumberText.text(rule.minimumConfidence)), shares from domain to genus \(shares)")
    }
    lines.append("")
    var table = TextTable(
      ["rank", "groups", "names", "sequences named", "narrowest name here", "most frequent"], numbers: [1, 2, 3, 4])
    for rank in contents.ranks {
      table.row([
        rank.rank.name, DisplayNumber.grouped(rank.groupCount), DisplayNumber.grouped(rank.nameCount),
        DisplayNumber.grouped(rank.namedEntryCount), DisplayNumber.grouped(rank.deepestEntryCount),
        rank.mostFrequent.prefix(3).map { "\($0.name) (\($0.entryCount))" }.joined(separator: ", "),
      ])
    }
    return (lines + table.lines).joined(separator: "\n") + "\n"
  }

  private static func head(_ contents: ReferenceContents) -> [String] {
    let lengths = contents.lengths
    let entries = DisplayNumber.grouped(contents.entryCount)
    let lineages = DisplayNumber.grouped(contents.lineageCount)
    let bases = DisplayNumber.grouped(contents.baseCount)
    let ambiguous = DisplayNumber.grouped(contents.ambiguousCount)
    let quartiles = "\(lengths.lowerQuartile), \(lengths.median), \(lengths.upperQuartile)"
    let organelles = "\(contents.chloroplastCount) chloroplasts, \(contents.mitochondrionCount) mitochondria"
    let lack = holdsOrganelles(contents) ? "" : "; it cannot tell organelle reads"
    return [
      "Reference    \(contents.name), taxonomy \(contents.taxonomyLabel)",
      "Fingerprint  \(contents.fingerprint)",
      "Sequences    \(entries), \(lineages) lineages",
      "Bases        \(bases), of them \(ambiguous) ambiguous",
      "Lengths      \(lengths.shortest) to \(lengths.longest), quartiles \(quartiles)",
      "Off target   \(organelles), \(contents.eukaryoteCount) eukaryotes\(lack)",
    ]
  }

  private static func holdsOrganelles(_ contents: ReferenceContents) -> Bool {
    contents.chloroplastCount + contents.mitochondrionCount > 0
  }
}
