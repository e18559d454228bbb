import BioModel

/// Names that are taxa at first sight: phyla, families and orders by their endings, common genera of the gut.
enum TaxonWords {
  /// Whether a bare name is one. Prefixes (`g__`) and what stands behind a blank, `_` or `/` are left aside.
  static func isTaxon(_ id: String) -> Bool {
    guard id.utf8.count <= 80 else { return false }
    let name = TaxonName.cleaned(TaxonPrefix.split(Substring(id.trimmingBlanks())).name)
    let word = name.prefix { $0.isASCII && $0.isLetter }
    guard let first = word.utf8.first, first >= 0x41, first <= 0x5A,
      word.utf8.dropFirst().allSatisfy({ $0 >= 0x61 && $0 <= 0x7A })
    else { return false }
    return names.contains(String(word))
      || word.utf8.count > 6 && ["aceae", "ales", "ota"].contains { word.hasSuffix($0) }
  }

  private static let names: Set<String> = [
    "Acidobacteria", "Actinobacteria", "Aquificae", "Archaea", "Ascomycota", "Bacteria", "Bacteroidetes",
    "Basidiomycota", "Chlamydiae", "Chlorobi", "Chloroflexi", "Crenarchaeota", "Cyanobacteria", "Deferribacteres",
    "Elusimicrobia", "Euryarchaeota", "Fibrobacteres", "Firmicutes", "Fusobacteria", "Gemmatimonadetes",
    "Lentisphaerae", "Nitrospirae", "Planctomycetes", "Proteobacteria", "Saccharibacteria", "Spirochaetae",
    "Spirochaetes", "Synergistetes", "Tenericutes", "Thaumarchaeota", "Verrucomicrobia",
    "Akkermansia", "Alistipes", "Anaerostipes", "Bacteroides", "Bifidobacterium", "Bilophila", "Blautia",
    "Butyricicoccus", "Butyrivibrio", "Campylobacter", "Clostridioides", "Clostridium", "Collinsella", "Coprococcus",
    "Corynebacterium", "Desulfovibrio", "Dialister", "Dorea", "Eggerthella", "Enterobacter", "Enterococcus",
    "Escherichia", "Eubacterium", "Faecalibacterium", "Fusobacterium", "Gemmiger", "Haemophilus", "Helicobacter",
    "Holdemania", "Klebsiella", "Lachnoclostridium", "Lachnospira", "Lactobacillus", "Lactococcus", "Megamonas",
    "Megasphaera", "Methanobrevibacter", "Mitsuokella", "Odoribacter", "Oscillibacter", "Oscillospira",
    "Parabacteroides", "Paraprevotella", "Phascolarctobacterium", "Phocaeicola", "Porphyromonas", "Prevotella",
    "Pseudomonas", "Roseburia", "Ruminococcus", "Segatella", "Staphylococcus", "Streptococcus", "Subdoligranulum",
    "Sutterella", "Turicibacter", "Veillonella", "Weissella",
  ]
}
