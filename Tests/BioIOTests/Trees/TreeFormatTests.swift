import BioIO
import BioModel
import TestSupport
import Testing

@Suite("Tree formats")
struct TreeFormatTests {
  private static let specimens: [String: [UInt8]] = [
    "newick": Array("(a:1,b:2);".utf8), "nexus": Array("#NEXUS\nbegin trees;\ntree x = (a,b);\nend;\n".utf8),
    "qiime2-artifact": TableInput.fixture("qiime2-artifacts/tree.qza"),
    "biom-2.1": TableInput.fixture("biom-2.1/rich.biom.gz"),
  ]

  @Test("every format claims its own specimen and no other's")
  func registry() throws {
    #expect(Set(TreeFormats.all.map(\.id)) == Set(Self.specimens.keys) && TreeFormats.all.count == Self.specimens.count)
    for (id, bytes) in Self.specimens.sorted(by: { $0.key < $1.key }) {
      for format in TreeFormats.all { #expect((format.sniff(bytes[...], file: "f") > 0) == (format.id == id), "\(id)") }
      let document = try TreeFormats.read(bytes: bytes, file: "f")
      #expect(document.understanding(of: "tree-format")?.value == id && document.tree.tipCount > 1)
      #expect(try TreeFormats.read(bytes: bytes, file: "f", format: id).tree == document.tree)
      if let written = try #require(TreeFormats.named(id)).write(document.tree) {
        #expect(try TreeFormats.read(bytes: written, file: "f", format: id).tree == document.tree)
      }
    }
  }

  @Test("artifacts and BIOM tables give their tree")
  func inside() throws {
    let artifact = try TreeFormats.read(bytes: TableInput.fixture("qiime2-artifacts/tree.qza"), file: "tree.qza")
    #expect(artifact.tree.tipNames == ["O1", "O2", "O3"] && artifact.tree.name(of: 1) == "n1")
    #expect(artifact.understanding(of: "semantic-type")?.value == "Phylogeny[Rooted]")
    #expect(artifact.understanding(of: "framework")?.value == "QIIME 2 2023.5.1")
    let biom = try TreeFormats.read(bytes: TableInput.fixture("biom-2.1/rich.biom.gz"), file: "t.biom")
    #expect(biom.tree.tipNames == ["O1", "O2", "Ö3"])
  }

  @Test("what holds no tree is refused with what to do")
  func refused() {
    for (path, says) in [
      ("qiime2-artifacts/taxonomy.qza", "FeatureData[Taxonomy], not a tree (Phylogeny[Rooted]); give it as --taxonomy"),
      ("qiime2-artifacts/frequency.qza", "give it as the table"), ("biom-2.1/flat-taxon.biom.gz", "holds no tree"),
      ("qiime2-artifacts/workbook.csv", "Excel workbook"),
    ] {
      let error = #expect(throws: TableError.self) {
        _ = try TreeFormats.read(bytes: TableInput.fixture(path), file: "t")
      }
      #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    }
    #expect(throws: TableError.self) { _ = try TreeFormats.read(bytes: Array("a\tb\n1\t2\n".utf8), file: "t.tsv") }
    let unknown = #expect(throws: TableError.self) { _ = try TreeFormats.read(bytes: [], file: "t", format: "x") }
    #expect(unknown?.kind == .usage)
  }

  @Test(
    "real trees: tips, nodes and sums of branch lengths equal scikit-bio's, whole and sheared",
    .enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data"))
  func real() throws {
    let rows = String(decoding: TableInput.fixture("tree-sums/sums.tsv"), as: UTF8.self).split(separator: "\n")
      .dropFirst()
    #expect(rows.count == 11)
    for row in rows {
      let fields = row.split(separator: "\t").map(String.init)
      let bytes = TableInput.read("\(TestData.folder ?? "")/\(fields[0])")
      let tree = try TreeFormats.read(bytes: bytes, file: fields[0]).tree
      #expect("\(tree.tipCount)" == fields[1] && "\(tree.nodeCount)" == fields[2], "\(fields[0])")
      #expect(agree(tree.totalBranchLength, try #require(NumberText.number(fields[3])), within: 1e-12), "\(fields[0])")
      let kept = tree.tipNames.enumerated().filter { $0.offset.isMultiple(of: 3) }.map(\.element)
      let third = try #require(tree.sheared(to: kept))
      #expect("\(third.tipCount)" == fields[4] && third.tipNames == kept)
      let below = third.totalBranchLength - third.branchLengths[0]
      #expect(agree(below, try #require(NumberText.number(fields[5])), within: 1e-9), "\(fields[0]) \(below)")
      #expect(try TreeFormats.read(bytes: try #require(Newick().write(tree)), file: "w").tree == tree)
    }
  }
}
