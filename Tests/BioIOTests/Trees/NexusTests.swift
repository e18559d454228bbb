import BioIO
import BioModel
import Testing

@Suite("NEXUS trees")
struct NexusTests {
  private func read(_ text: String) throws -> TreeDocument {
    try TreeFormats.read(bytes: Array(text.utf8), file: "t.nex")
  }

  @Test("the first tree, with translated names; other blocks and comments are stepped over")
  func translated() throws {
    let document = try read(
      """
      #nexus [a comment; with a semicolon]
      BEGIN TAXA; DIMENSIONS NTAX=3; TAXLABELS A 'B; end;' C; END;
      Begin Trees;
        Translate 1 Alpha_one, 2 'Beta two', 3 C;
        Tree * first = [&R] ((1:0.1,2:0.2)0.9:0.3,3:1);
        UTREE second = (1,2,3);
      End;
      """)
    #expect(document.tree.tipNames == ["Alpha_one", "Beta two", "C"] && document.tree.totalBranchLength == 1.6)
    #expect(document.tree.name(of: 1) == "0.9")
    #expect(document.notices.contains { $0.code == "further-trees" })
    #expect(document.understanding(of: "tree")?.value == "first")
  }

  @Test("without TRANSLATE the names stand in the tree")
  func plain() throws {
    let document = try read("#NEXUS\nbegin trees;\ntree x=(a,b);\nendblock;\n")
    #expect(document.tree.tipNames == ["a", "b"] && document.understanding(of: "tree-format")?.value == "nexus")
  }

  @Test(
    "what is wrong is said",
    arguments: [
      ("#NEXUS\n", "holds no tree"), ("#NEXUS\nbegin trees;\ntree x = (a,b);\n", "a block begins here and never ends"),
      ("#NEXUS\nbegin trees;\ntree x (a,b);\nend;", "where `=` and the tree"),
      ("#NEXUS\nbegin trees;\ntranslate 1 a, 1 b;\nend;", "names \"1\" a second time"),
      ("#NEXUS\nbegin trees;\ntranslate 1 a 2 b;\nend;", "a comma or a semicolon is expected"),
      ("#NEXUS\nbegin trees;\ntranslate 1 a, 2 a;\ntree x = (1,2);\nend;", "a second time"),
    ])
  func errors(text: String, says: String) {
    let error = #expect(throws: TableError.self) { _ = try read(text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
  }
}
