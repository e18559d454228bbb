import BioIO
import BioModel
import Taxonomy
import TestSupport
import Testing

/// Names of real databases: how many the nomenclature knows, and whether their scheme is recognised.
@Suite(.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
struct NameCoverageTests {
  struct Source: Sendable {
    let path: String
    let scheme: NomenclatureScheme
    /// The least share of the entries of the gut's families whose genus is known.
    let least: Double
  }

  static let sources = [
    Source(path: "refs-16s/rdp_train_set_16.fa.gz", scheme: .rdp, least: 0.7),
    Source(path: "refs-16s/rdp_trainset19.fasta.gz", scheme: .rdp19, least: 0.7),
    Source(path: "refs-16s/silva_v138_2_seed.fasta.gz", scheme: .silva, least: 0.8),
    Source(path: "refs-16s/gg_13_8_97_otu_taxonomy.txt.gz", scheme: .greengenes, least: 0.85),
    Source(path: "cohort-metaml/abundance_IBD.txt.gz", scheme: .metaphlan, least: 0.95),
  ]

  /// The lineages of a file: FASTA heads or table rows whose field holds ranks separated by `;` or `|`.
  static func lineages(_ path: String) throws -> [Lineage] {
    var found: [Lineage] = []
    let bytes = try ByteReader.readAll((TestData.folder ?? "") + "/" + path)
    for line in bytes.split(separator: UInt8(ascii: "\n")) {
      if path.contains(".fa"), line.first != UInt8(ascii: ">") { continue }
      let text = String(decoding: line.prefix(600), as: UTF8.self)
      guard
        let field = text.split(whereSeparator: { $0 == "\t" || $0 == ">" }).first(where: {
          $0.contains(";") || $0.contains("|")
        })
      else { continue }
      let names = field.split(whereSeparator: { $0 == ";" || $0 == "|" }).map { name -> String in
        let name = name.drop { $0 == " " }
        let bare = name.dropFirst(name.count > 2 && name.dropFirst().hasPrefix("__") ? 3 : 0)
        return String(bare)
      }
      if ["Bacteria", "Archaea"].contains(names.first ?? "") { found.append(Lineage(names)) }
    }
    return found
  }

  @Test(arguments: sources.indices) func genusNamesAreKnownAndTheSchemeIsRecognised(number: Int) throws {
    let source = Self.sources[number]
    let lineages = try Self.lineages(source.path)
    #expect(lineages.count > 300)
    let recognised = SchemeRecognition(lineages: lineages)
    #expect(recognised.candidates.contains(source.scheme) && recognised.candidates.count <= 5)
    #expect(recognised.mixtures.isEmpty)
    let families = Set([
      "Lachnospiraceae", "Ruminococcaceae", "Oscillospiraceae", "Bacteroidaceae", "Prevotellaceae",
      "Veillonellaceae", "Enterobacteriaceae", "Bifidobacteriaceae", "Lactobacillaceae", "Erysipelotrichaceae",
    ])
    let genera = lineages.filter { families.contains($0[.family] ?? "") }.compactMap { $0[.genus] }
      .filter { !TaxonName.isPlaceholder(TaxonName.normalized($0)) }
    let known = genera.filter { !Nomenclature.builtIn.explanations(of: $0).filter { $0.rank == .genus }.isEmpty }
    let share = Double(known.count) / Double(max(1, genera.count))
    #expect(share >= source.least, "\(source.path): \(share)")
  }
}
