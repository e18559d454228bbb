import BioModel
import Taxonomy
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

  /// Headers and table lines as each database writes them.
  @Test(
    arguments: [
      // SILVA 138: an order and a family.
      ("Bacteria;Cyanobacteria;Cyanobacteriia;Chloroplast;", "chloroplast"),
      ("Bacteria;Proteobacteria;Alphaproteobacteria;Rickettsiales;Mitochondria;", "mitochondrion"),
      ("Eukaryota;Chloroplastida;Charophyta;Embryophyta;", "eukaryote"),
      // SILVA's seed as mothur writes it.
      (
        "AB1\tBacteria;Cyanobacteriota;Cyanobacteriia;Chloroplast;Chloroplast_insertae_sedis_family;", "chloroplast"
      ),
      ("AB1\tEukaryota;Arthropoda;Insecta;Orthoptera;", "eukaryote"),
      // Greengenes.
      ("1 k__Bacteria; p__Cyanobacteria; c__Chloroplast; o__Streptophyta; f__; g__; s__", "chloroplast"),
      (
        "1 k__Bacteria; p__Proteobacteria; c__Alphaproteobacteria; o__Rickettsiales; f__mitochondria; g__Rhizophagus; s__",
        "mitochondrion"
      ),
      // RDP.
      (
        "X1\tLineage=Root;rootrank;Bacteria;domain;\"Cyanobacteria/Chloroplast\";phylum;Chloroplast;class;"
          + "Streptophyta;genus", "chloroplast"
      ),
      ("X1\tBacteria;Cyanobacteria/Chloroplast;Cyanobacteria;Family I;GpI;", nil),
      // PR2: a mark behind each name.
      ("AB1;tax=d:Eukaryota:plas,p:Archaeplastida:plas,c:Streptophyta:plas;", "chloroplast"),
      ("AB1;tax=d:Eukaryota:mito,p:Obazoa:mito;", "mitochondrion"),
      ("AB1;tax=d:Eukaryota,p:TSAR;", "eukaryote"),
      ("AB1;tax=d:Eukaryota:nucl,p:Cryptista:nucl;", "eukaryote"),
      // UNITE.
      ("A_b|AB1|SH1.10FU|refs|k__Fungi;p__Ascomycota;c__Dothideomycetes", "eukaryote"),
      ("A_b|AB1|SH1.10FU|reps|k__Eukaryota_kgd_Incertae_sedis;p__unidentified", "eukaryote"),
      // GTDB has none.
      ("RS_GCF_1 d__Bacteria;p__Cyanobacteriota;c__Cyanobacteriia;o__PCC-6307 [len=9]", nil),
    ] as [(String, String?)])
  func everyDatabasesOwnWay(header: String, reason: String?) throws {
    let parsed = try #require(ReferenceHeaderStyles.style(of: header)?.parse(header))
    #expect(OffTarget.reason(parsed.lineage) == reason)
  }

  @Test(arguments: ["Chloroplastida", "Mitochondriicola", "Cyanobacteria/Chloroplast", "Plastidiophora", "Bacteria"])
  func namesThatBeginAlikeAreNoOrganelles(name: String) { #expect(OffTarget.organelle(named: name) == nil) }

  @Test(arguments: ["Bacteria", "archaea", "Eukaryota:mito", "Fungi", "Chloroplast", "Viruses"])
  func domains(name: String) { #expect(DomainNames.isDomain(name)) }

  @Test(arguments: ["Firmicutes", "", "Bacteroides", "Root"])
  func noDomains(name: String) { #expect(!DomainNames.isDomain(name)) }
}
