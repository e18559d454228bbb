import BioModel

/// The id of a sample whose file does not name it: the file's name without its folder and without what programs and
/// compressors put at the end.
public enum SampleName {
  /// `results/S1.kraken2.report.txt.gz` is `S1`, `S2_profile.tsv` is `S2`; a name that is nothing but endings stays.
  public static func of(file: String) -> String {
    if file == "-" { return "sample" }
    let name = file.split(separator: "/").last.map(String.init) ?? file
    var stem = Substring(name)
    while let end = endings.first(where: { stem.lowercased().hasSuffix($0) && stem.utf8.count > $0.utf8.count }) {
      stem = stem.dropLast(end.count)
    }
    return String(stem)
  }

  private static let endings = [
    ".gz", ".bgz", ".txt", ".tsv", ".csv", ".out", ".report", ".kreport", ".kreport2", ".kraken", ".kraken2",
    ".bracken",
    ".krakenuniq", ".centrifuge", ".metaphlan", ".mpa", ".kaiju", ".ganon", ".tre", ".motus", ".sylph", ".sylphmpa",
    ".profile", ".cami", ".biom", ".krona", ".shared", ".relabund", ".count_table", "_profile", "_report", "_kreport",
    "_bracken_species", "_bracken", "_mpa",
    "_metaphlan",
    "-metaphlan", "_rel-abundance", "_emu", ".summary",
  ]
}
