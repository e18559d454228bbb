import BioModel
import Dysbiosis
import Statistics
import TestSupport

/// Small communities for tests.
enum Communities {
  /// A profile from rows of counts.
  static func profile(
    _ lineages: [[String]], _ rows: [[Double]], unit: FeatureTable.Unit = .counts,
    library: StudyDescription.Library = .amplicon16S, taxonomy: String = "", universe: TaxonUniverse? = nil,
    subjects: [String]? = nil
  ) -> CommunityProfile {
    let ids = rows.indices.map { "s\($0)" }
    let table = FeatureTable(
      sampleIDs: ids, featureIDs: lineages.indices.map { "f\($0)" }, unit: unit, rows: rows,
      lineages: lineages.map { Lineage($0) })
    return CommunityProfile(
      table: table, study: StudyDescription(library: library, taxonomy: taxonomy),
      facts: (subjects ?? ids).map { SampleFacts(subject: $0) }, universe: universe)
  }

  /// The same twelve organisms as four schemes of names write them, genus level.
  static let schemes: [String: [[String]]] = [
    "ncbi-old": [
      ["Bacteria", "Bacteroidetes", "Bacteroidia", "Bacteroidales", "Bacteroidaceae", "Bacteroides"],
      ["Bacteria", "Bacteroidetes", "Bacteroidia", "Bacteroidales", "Prevotellaceae", "Prevotella"],
      ["Bacteria", "Firmicutes", "Clostridia", "Clostridiales", "Ruminococcaceae", "Faecalibacterium"],
      ["Bacteria", "Firmicutes", "Clostridia", "Clostridiales", "Lachnospiraceae", "Roseburia"],
      ["Bacteria", "Firmicutes", "Negativicutes", "Selenomonadales", "Veillonellaceae", "Veillonella"],
      ["Bacteria", "Firmicutes", "Bacilli", "Lactobacillales", "Streptococcaceae", "Streptococcus"],
      ["Bacteria", "Proteobacteria", "Gammaproteobacteria", "Enterobacteriales", "Enterobacteriaceae", "Escherichia"],
      [
        "Bacteria", "Proteobacteria", "Deltaproteobacteria", "Desulfovibrionales", "Desulfovibrionaceae",
        "Desulfovibrio",
      ],
      ["Bacteria", "Actinobacteria", "Actinobacteria", "Bifidobacteriales", "Bifidobacteriaceae", "Bifidobacterium"],
      ["Bacteria", "Verrucomicrobia", "Verrucomicrobiae", "Verrucomicrobiales", "Akkermansiaceae", "Akkermansia"],
      [
        "Archaea", "Euryarchaeota", "Methanobacteria", "Methanobacteriales", "Methanobacteriaceae",
        "Methanobrevibacter",
      ],
      ["Bacteria", "Tenericutes", "Mollicutes", "", "", ""],
    ],
    "ncbi-new": [
      ["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Bacteroidaceae", "Bacteroides"],
      ["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Prevotellaceae", "Segatella"],
      ["Bacteria", "Bacillota", "Clostridia", "Eubacteriales", "Oscillospiraceae", "Faecalibacterium"],
      ["Bacteria", "Bacillota", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Roseburia"],
      ["Bacteria", "Bacillota", "Negativicutes", "Veillonellales", "Veillonellaceae", "Veillonella"],
      ["Bacteria", "Bacillota", "Bacilli", "Lactobacillales", "Streptococcaceae", "Streptococcus"],
      ["Bacteria", "Pseudomonadota", "Gammaproteobacteria", "Enterobacterales", "Enterobacteriaceae", "Escherichia"],
      [
        "Bacteria", "Thermodesulfobacteriota", "Desulfovibrionia", "Desulfovibrionales", "Desulfovibrionaceae",
        "Desulfovibrio",
      ],
      ["Bacteria", "Actinomycetota", "Actinomycetes", "Bifidobacteriales", "Bifidobacteriaceae", "Bifidobacterium"],
      ["Bacteria", "Verrucomicrobiota", "Verrucomicrobiia", "Verrucomicrobiales", "Akkermansiaceae", "Akkermansia"],
      [
        "Archaea", "Methanobacteriota", "Methanobacteria", "Methanobacteriales", "Methanobacteriaceae",
        "Methanobrevibacter",
      ],
      ["Bacteria", "Mycoplasmatota", "Mollicutes", "", "", ""],
    ],
    "silva": [
      ["d__Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Bacteroidaceae", "Bacteroides"],
      ["d__Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Prevotellaceae", "Prevotella_9"],
      ["d__Bacteria", "Firmicutes", "Clostridia", "Oscillospirales", "Ruminococcaceae", "Faecalibacterium"],
      ["d__Bacteria", "Firmicutes", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Roseburia"],
      [
        "d__Bacteria", "Firmicutes", "Negativicutes", "Veillonellales-Selenomonadales", "Veillonellaceae",
        "Veillonella",
      ],
      ["d__Bacteria", "Firmicutes", "Bacilli", "Lactobacillales", "Streptococcaceae", "Streptococcus"],
      [
        "d__Bacteria", "Proteobacteria", "Gammaproteobacteria", "Enterobacterales", "Enterobacteriaceae",
        "Escherichia-Shigella",
      ],
      [
        "d__Bacteria", "Desulfobacterota", "Desulfovibrionia", "Desulfovibrionales", "Desulfovibrionaceae",
        "Desulfovibrio",
      ],
      [
        "d__Bacteria", "Actinobacteriota", "Actinobacteria", "Bifidobacteriales", "Bifidobacteriaceae",
        "Bifidobacterium",
      ],
      ["d__Bacteria", "Verrucomicrobiota", "Verrucomicrobiae", "Verrucomicrobiales", "Akkermansiaceae", "Akkermansia"],
      [
        "d__Archaea", "Euryarchaeota", "Methanobacteria", "Methanobacteriales", "Methanobacteriaceae",
        "Methanobrevibacter",
      ],
      ["d__Bacteria", "Firmicutes", "Bacilli", "RF39", "", ""],
    ],
    "gtdb": [
      ["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Bacteroidaceae", "Bacteroides"],
      ["Bacteria", "Bacteroidota", "Bacteroidia", "Bacteroidales", "Bacteroidaceae", "Prevotella"],
      ["Bacteria", "Bacillota_A", "Clostridia", "Oscillospirales", "Ruminococcaceae", "Faecalibacterium"],
      ["Bacteria", "Bacillota_A", "Clostridia", "Lachnospirales", "Lachnospiraceae", "Roseburia"],
      ["Bacteria", "Bacillota_C", "Negativicutes", "Veillonellales", "Veillonellaceae", "Veillonella_A"],
      ["Bacteria", "Bacillota", "Bacilli", "Lactobacillales", "Streptococcaceae", "Streptococcus"],
      ["Bacteria", "Pseudomonadota", "Gammaproteobacteria", "Enterobacterales", "Enterobacteriaceae", "Escherichia"],
      [
        "Bacteria", "Desulfobacterota_I", "Desulfovibrionia", "Desulfovibrionales", "Desulfovibrionaceae",
        "Desulfovibrio",
      ],
      ["Bacteria", "Actinomycetota", "Actinomycetia", "Bifidobacteriales", "Bifidobacteriaceae", "Bifidobacterium"],
      ["Bacteria", "Verrucomicrobiota", "Verrucomicrobiae", "Verrucomicrobiales", "Akkermansiaceae", "Akkermansia"],
      [
        "Archaea", "Methanobacteriota", "Methanobacteria", "Methanobacteriales", "Methanobacteriaceae",
        "Methanobrevibacter_A",
      ],
      ["Bacteria", "Bacillota", "Bacilli", "RF39", "", ""],
    ],
  ]

  /// Random counts, about `mean` each, some of them 0.
  static func randomRows(samples: Int, features: Int, mean: Int, seed: UInt64) -> [[Double]] {
    var generator = SeededGenerator(purpose: "test-communities", seed: seed)
    return (0..<samples).map { _ in
      (0..<features).map { _ in generator.below(5) == 0 ? 0 : Double(generator.below(2 * mean)) }
    }
  }
}
