import BioModel
import Pipeline
import Testing

@Suite struct OffTargetTests {
  @Test(
    arguments: [
      (["Bacteria", "Bacillota"], nil),
      (["Archaea"], nil),
      ([], "unclassified-at-domain"),
      (["Eukaryota"], "eukaryote"),
      (["eukarya", "Fungi"], "eukaryote"),
      (["Bacteria", "Cyanobacteriota", "Cyanophyceae", "Chloroplast"], "chloroplast"),
      (["Bacteria", "Cyanobacteria/Chloroplast"], "chloroplast"),
      (["Bacteria", "Cyanobacteria/Chloroplast", "Cyanobacteria"], nil),
      (["Bacteria", "Cyanobacteria/Chloroplast", "Chloroplast"], "chloroplast"),
      (["Bacteria", "Cyanobacteriota", "Cyanophyceae"], nil),
      (["Bacteria", "Pseudomonadota", "Alphaproteobacteria", "Rickettsiales", "Mitochondria"], "mitochondrion"),
      (["Bacteria", "Pseudomonadota", "Alphaproteobacteria", "Rickettsiales", "Rickettsiaceae"], nil),
      (["Mitochondrion"], "mitochondrion"),
    ] as [([String], String?)])
  func organellesEukaryotesAndTheUnclassified(lineage: [String], reason: String?) {
    #expect(OffTarget.reason(Lineage(lineage)) == reason)
  }
}
