import BioIO
import BioModel
import Dysbiosis
import Taxonomy

/// How the reads of a table were made, and what says so.
struct LibraryEvidence {
  let library: StudyDescription.Library
  /// 0…1; below `certain` it is a guess.
  let confidence: Double
  let reason: String

  /// From here on it is more than a guess.
  static let certain = 0.8

  var isGuess: Bool { confidence < Self.certain }

  /// What is stated; else what the program, the ids, the names, the depth of naming and the number of reads show.
  ///
  /// - Complexity: O(features + non-zeros).
  init(_ document: TableDocument, stated: TableAssumptions) {
    let program = stated.profiler.map { ProfilerName($0).name } ?? document.origin.profiler
    let confidence = stated.profiler == nil ? document.understanding(of: "profiler")?.confidence ?? 1 : 1
    let lineages = document.table.lineages ?? []
    func found(_ library: StudyDescription.Library, _ confidence: Double, _ reason: String) -> LibraryEvidence {
      LibraryEvidence(library: library, confidence: confidence, reason: reason)
    }
    if let library = stated.library.flatMap({ StudyDescription.Library(rawValue: $0.rawValue) }) {
      self = found(library, 1, "stated")
    } else if stated.region != nil {
      self = found(.amplicon16S, 1, "an amplified region is stated")
    } else if Self.ampliconPrograms.contains(program) {
      self = found(.amplicon16S, confidence, "\(program) counts amplicons")
    } else if Self.metagenomePrograms.contains(program) {
      self = found(.shotgun, confidence, "\(program) profiles metagenomes")
    } else if Self.areVariants(document.table.featureIDs) {
      self = found(.amplicon16S, 0.9, "the features are called like OTUs or sequence variants")
    } else if lineages.contains(where: { ["viruses", "viria"].contains($0[.domain]?.lowercased() ?? "") }) {
      self = found(.shotgun, 0.9, "it names viruses, which have no 16S gene")
    } else if Self.areSpecies(lineages), Self.isShallow(document.table) {
      let least = NumberText.text(StudyDescription.Library.shotgun.leastReads)
      self = found(
        .amplicon16S, 0.5,
        "nearly every feature is a species of its own, but most samples have fewer than \(least) reads, as amplicons do"
      )
    } else if Self.areSpecies(lineages) {
      self = found(
        .shotgun, 0.6, "nearly every feature is a species of its own, as profiles of metagenomes are")
    } else {
      self = found(.amplicon16S, 0.5, "nothing tells; as 16S amplicons no species is relied on")
    }
  }

  private init(library: StudyDescription.Library, confidence: Double, reason: String) {
    self.library = library
    self.confidence = confidence
    self.reason = reason
  }

  private static let ampliconPrograms: Set<String> = [
    "dada2", "deblur", "dysbio", "emu", "microbiomehd", "mothur", "qiime", "qiime2", "rdp", "sintax", "unoise",
    "uparse", "usearch", "vsearch",
  ]
  private static let metagenomePrograms: Set<String> = [
    "bracken", "centrifuge", "ganon", "kaiju", "kraken", "kraken2", "kraken-style", "krakenuniq", "metaphlan", "motus",
    "sylph",
  ]

  /// Nine in ten ids are sequences, their MD5, or a word for an OTU or variant with a number.
  private static func areVariants(_ ids: [String]) -> Bool {
    let marks = ["otu", "asv", "zotu", "denovo", "esv"]
    let found = ids.count { id in
      let bytes = Array(id.utf8)
      let isHash = bytes.count == 32 && bytes.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
      let isSequence = bytes.count >= 50 && bytes.allSatisfy { "ACGTNacgtn".utf8.contains($0) }
      if isHash || isSequence { return true }
      let word = id.lowercased()
      guard (bytes.last.map { (0x30...0x39).contains($0) }) ?? false else { return false }
      let stem = String(word.reversed().drop { $0.isNumber || "_-. ".contains($0) }.reversed())
      return marks.contains { stem == $0 || stem.hasSuffix("_" + $0) }
    }
    return !ids.isEmpty && 10 * found >= 9 * ids.count
  }

  /// More than half of the samples have fewer reads than a metagenome is judged with.
  private static func isShallow(_ table: FeatureTable) -> Bool {
    guard table.unit == .counts else { return false }
    let least = StudyDescription.Library.shotgun.leastReads
    return 2 * (0..<table.sampleCount).count { table[sample: $0].total < least } > table.sampleCount
  }

  /// No lineage stands there twice, and seven in ten name a species.
  private static func areSpecies(_ lineages: [Lineage]) -> Bool {
    let named = lineages.filter { !$0.isUnclassified }
    return !named.isEmpty && Set(named).count == named.count
      && 10 * named.count { $0[.species] != nil } >= 7 * named.count
  }
}
