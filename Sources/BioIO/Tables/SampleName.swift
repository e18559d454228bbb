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

  /// The same for a file of reads, as profilers name samples by it: `runs/SRR1_1.fastq.gz` is `SRR1`.
  static func of(readFile file: String) -> String {
    var stem = Substring(file.split(separator: "/").last.map(String.init) ?? file)
    for endings in [
      [".gz", ".bz2", ".paired.sylsp", ".sylsp"], [".fastq", ".fq", ".fasta", ".fa", ".fna"], ["_001"], readMarks,
    ] {
      if let end = endings.first(where: { stem.lowercased().hasSuffix($0) && stem.utf8.count > $0.utf8.count }) {
        stem = stem.dropLast(end.count)
      }
    }
    return String(stem)
  }

  private static let readMarks = ["_r1", "_r2", ".r1", ".r2", "_1", "_2"]

  private static let endings = [
    ".gz", ".bgz", ".txt", ".tsv", ".csv", ".out", ".report", ".kreport", ".kreport2", ".kraken", ".kraken2",
    ".bracken",
    ".krakenuniq", ".centrifuge", ".metaphlan", ".mpa", ".kaiju", ".ganon", ".tre", ".motus", ".sylph", ".sylphmpa",
    ".profile", ".cami", ".biom", ".krona", ".shared", ".relabund", ".count_table", "_profile", "_report", "_kreport",
    "_bracken_species", "_bracken", "_mpa",
    "_metaphlan",
    "-metaphlan", "_rel-abundance", "_emu", ".summary", "_rel-abundance-threshold-0.0001", "_kraken2", "_krakenuniq",
    "_centrifuge", "_kaiju", "_ganon", "_motus", "_sylph", "_mpa_report", ".metaphlan2", ".metaphlan3", ".metaphlan4",
    ".mpareport", ".breport", "_bracken_genus", "_bracken_genuses", "_bracken_phylum",
  ]
}
