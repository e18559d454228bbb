import BioIO
import BioModel
import Testing

@Suite("Taxonomy tables")
struct TaxonomyTableTests {
  private func read(_ text: String) throws -> TaxonomyTable {
    try TaxonomyTableReader.read(bytes: Array(text.utf8), file: "taxonomy.tsv")
  }

  private static let blautia = Lineage(["Bacteria", "Firmicutes", "", "", "", "Blautia", "Blautia obeum"])

  @Test(
    "the layouts",
    arguments: [
      "Feature ID\tTaxon\tConfidence\nf1\td__Bacteria; p__Firmicutes; c__; o__; f__; g__Blautia; s__Blautia_obeum\t0.9\nf2\tUnassigned\t0.5\n",
      "f1\tk__Bacteria; p__Firmicutes; c__; o__; f__; g__Blautia; s__obeum\t0.9\nf2\tUnassigned\t0.5\n",
      "#OTU ID\ttaxonomy\tconfidence\r\nf1\tBacteria;Firmicutes;;;;Blautia;obeum\t0.9\r\nf2\tNA\t0.5\r\n",
      "feature\tKingdom\tPhylum\tGenus\tSpecies\tconfidence\nf1\tk__Bacteria\tp__Firmicutes\tg__Blautia\ts__obeum\t0.9\nf2\tNA\tNA\tNA\tNA\t0.5\n",
      "\"Kingdom\",\"Phylum\",\"Genus\",\"Species\",\"confidence\"\n\"f1\",\"Bacteria\",\"Firmicutes\",\"Blautia\",\"obeum\",0.9\n\"f2\",NA,NA,NA,NA,0.5\n",
    ])
  func layouts(text: String) throws {
    let taxonomy = try read(text)
    #expect(
      taxonomy
        == TaxonomyTable(featureIDs: ["f1", "f2"], lineages: [Self.blautia, .unclassified], confidences: [0.9, 0.5]))
    #expect(try read(String(decoding: taxonomy.qiime2Bytes(), as: UTF8.self)) == taxonomy)
  }

  @Test("QIIME 2's row of types is stepped over")
  func types() throws {
    let taxonomy = try read("Feature ID\tTaxon\tConfidence\n#q2:types\tcategorical\tnumeric\nf1\td__Bacteria\t1\n")
    #expect(taxonomy.featureIDs == ["f1"] && taxonomy.confidences == [1])
  }

  @Test("mothur's consensus taxonomy")
  func mothur() throws {
    let taxonomy = try read(
      "OTU\tSize\tTaxonomy\nOtu1\t12\tBacteria(100);Firmicutes(99);Firmicutes_unclassified(99);\n")
    #expect(taxonomy.lineages == [Lineage(["Bacteria", "Firmicutes"])] && taxonomy.confidences == [nil])
  }

  @Test(
    "refused",
    arguments: [
      "a\tb\nx\ty\n", "Feature ID\tTaxon\n", "Feature ID\tTaxon\nx\tk__B\nx\tk__B\n",
      "Feature ID\tTaxon\tConfidence\nx\tk__B\thigh\n", "Feature ID\tTaxon\nx\n",
    ])
  func refused(text: String) { #expect(throws: TableError.self) { _ = try read(text) } }

  @Test("features without an entry are unclassified, and said")
  func annotating() throws {
    let table = FeatureTable(sampleIDs: ["s"], featureIDs: ["f2", "f9"], unit: .counts, rows: [[1, 2]])
    let taxonomy = TaxonomyTable(featureIDs: ["f2"], lineages: [Self.blautia], confidences: [nil])
    let (annotated, notices) = taxonomy.annotating(table)
    #expect(annotated.lineages == [Self.blautia, .unclassified])
    #expect(notices.map(\.code) == ["features-without-taxonomy"])
  }
}
