import BioIO
import BioModel
import Statistics
import Testing

@Suite("Newick")
struct NewickTests {
  private func tree(_ text: String) throws -> PhylogeneticTree {
    try TreeFormats.read(bytes: Array(text.utf8), file: "t.nwk").tree
  }

  @Test("names, lengths, inner names and the root's own branch")
  func plain() throws {
    let tree = try tree("((a:0.1,b:2e-1)ab:.5,'it''s c':-0.25,d_e:0)root:1;")
    #expect(tree.names == ["root", "ab", "a", "b", "it's c", "d_e"])
    #expect(tree.parents == [-1, 0, 1, 1, 0, 0] && tree.subtreeEnds == [6, 4, 3, 4, 5, 6])
    #expect(tree.branchLengths == [1, 0.5, 0.1, 0.2, -0.25, 0])
    #expect(tree.tipNames == ["a", "b", "it's c", "d_e"] && tree.children(of: 0) == [1, 4, 5])
    #expect(tree.postorder == [2, 3, 1, 4, 5, 0])
  }

  @Test("blanks, line ends and comments stand anywhere; missing lengths are told apart from 0")
  func layout() throws {
    let tree = try tree("[&R] (\r\n a [x[y]z] : [&rate=1] 1 ,\r b ,\n( c:0, \"d e\" )100:3\t)\n ; \n [end] ")
    #expect(tree.tipNames == ["a", "b", "c", "d e"])
    #expect(tree.branchLength(of: 1) == 1 && tree.branchLength(of: 2) == nil && tree.branchLength(of: 4) == 0)
    #expect(tree.name(of: 3) == "100" && tree.branchLength(of: 0) == nil)
  }

  @Test("a single tip is a tree")
  func single() throws {
    #expect(try tree("A;").tipNames == ["A"])
    #expect(try tree("(A:1):2;").totalBranchLength == 3)
  }

  @Test("missing and negative lengths are noted")
  func notices() throws {
    let document = try TreeFormats.read(bytes: Array("(a:1,b,c:-1);".utf8), file: "t")
    #expect(document.notices.map(\.code) == ["branch-lengths-missing", "branch-lengths-negative"])
    #expect(document.understanding(of: "tree-format")?.value == "newick")
  }

  private static let bad: [(text: String, line: Int, column: String, says: String)] = [
    ("((a,b),c", 1, "9", "a parenthesis is not closed, the last of them (line 1, column 1)"),
    ("((a,b;", 1, "6", "2 parentheses are not closed, the last of them (line 1, column 2)"),
    ("(a,\nb))c;", 2, "3", "closed here that was never opened"),
    ("(a,b)", 1, "6", "does not end with a semicolon"),
    ("(a,\r\n b,\r\n a);", 3, "2", "the tip \"a\" stands here a second time, first in line 1, column 2"),
    ("(a,b); x", 1, "8", "text stands behind the semicolon"),
    ("(a,b);\n(a,b);", 2, "1", "a second tree begins here"),
    (";", 1, "1", "no tips"), ("(a,);", 1, "4", "a tip without a name"), ("();", 1, "2", "a tip without a name"),
    ("(a:0.1x,b);", 1, "4", "\"0.1x\" is no branch length"), ("(a:nan,b);", 1, "4", "\"nan\" is no branch length"),
    ("(a:1e999,b);", 1, "4", "\"1e999\" is no branch length"), ("(a:1e200,b);", 1, "4", "no branch length"),
    ("(a:,b);", 1, "4", "a branch length is expected"), ("(a b,c);", 1, "4", "\"b,c);\" stands where"),
    ("('a,b);", 1, "2", "a quote is opened"), ("(a[b,c);", 1, "3", "a comment is opened"),
    ("a,b;", 1, "2", "a comma outside"), ("(a(b,c));", 1, "3", "opens here where a comma"),
    ("(e\u{301},\u{e9});", 1, "5", "Unicode form"),
  ]

  @Test("what is wrong is said with line and column", arguments: bad.indices)
  func errors(number: Int) {
    let expected = Self.bad[number]
    let error = #expect(throws: TableError.self) { _ = try tree(expected.text) }
    #expect(
      error?.location?.line == expected.line && error?.location?.column == expected.column,
      "\(error?.description ?? "")")
    #expect(error?.description.contains(expected.says) == true, "\(error?.description ?? "")")
  }

  /// A random tree of odd names: chains, multifurcations, missing and odd lengths.
  private func random(_ generator: inout SeededGenerator, tips: Int) -> PhylogeneticTree {
    let marks = ["", "_x", " y", "'", "''", "(", ":", ";", "[", "é", "\"", "\n", "=", "{1}", "😀"]
    var builder = PhylogeneticTreeBuilder()
    var left = tips
    var open = 0
    func label(_ builder: inout PhylogeneticTreeBuilder) {
      switch generator.below(5) {
      case 0: break
      case 1: builder.setBranchLength(0)
      case 2: builder.setBranchLength(-generator.uniform01())
      case 3: builder.setBranchLength(generator.uniform01() * 1e-12)
      default: builder.setBranchLength(Double(generator.below(1_000_000)) / 1_000)
      }
    }
    builder.open()
    label(&builder)
    open = 1
    while left > 0 {
      if generator.below(2) == 0, open < 50 {
        builder.open(
          name: generator.below(3) == 0 ? "n\(generator.below(9))\(marks[generator.below(marks.count)])" : "")
        label(&builder)
        open += 1
      } else {
        builder.open(name: "\(marks[generator.below(marks.count)])t\(left)\(marks[generator.below(marks.count)])")
        label(&builder)
        builder.close()
        left -= 1
        // Never a node without a tip below it.
        while open > 1, !builder.isAtTip, generator.below(3) == 0 {
          builder.close()
          open -= 1
        }
      }
    }
    for _ in 0..<open { builder.close() }
    return builder.tree ?? PhylogeneticTreeBuilder.single
  }

  @Test("what is written is read back as the same tree", arguments: 0..<40 as Range<UInt64>)
  func identity(seed: UInt64) throws {
    var generator = SeededGenerator(purpose: "newick", seed: seed)
    let tree = random(&generator, tips: 1 + generator.below(60))
    let bytes = try #require(Newick().write(tree))
    #expect(try TreeFormats.read(bytes: bytes, file: "t").tree == tree, "\(String(decoding: bytes, as: UTF8.self))")
  }

  @Test("mutated trees either parse or throw", arguments: 0..<20 as Range<UInt64>)
  func mutations(seed: UInt64) throws {
    var generator = SeededGenerator(purpose: "newick-mutation", seed: seed)
    let whole = try #require(Newick().write(random(&generator, tips: 12)))
    for text in [whole, Array("#NEXUS\nbegin trees;\ntranslate 1 a, 2 'b c';\ntree x = [&R] (1:1,2:2);\nend;\n".utf8)] {
      for _ in 0..<100 {
        var bytes = text
        for _ in 0..<(1 + generator.below(3)) where !bytes.isEmpty {
          let place = generator.below(bytes.count)
          switch generator.below(3) {
          case 0: bytes[place] = Array("()[]:;,'\" \nae1-".utf8)[generator.below(15)]
          case 1: bytes.remove(at: place)
          default: bytes.removeLast(generator.below(bytes.count))
          }
        }
        for format in [nil, "newick", "nexus"] {
          guard let tree = try? TreeFormats.read(bytes: bytes, file: "m", format: format).tree else { continue }
          #expect(tree.tipCount > 0 && Set(tree.tipNames).count == tree.tipCount)
        }
      }
    }
  }

  @Test("a chain of 200,000 nodes and a comb of 200,000 tips are trees like others")
  func deep() throws {
    let depth = 200_000
    let chain = String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth) + ";"
    let tree = try tree(chain)
    #expect(tree.nodeCount == depth + 1 && tree.depths.last == Int32(depth) && tree.postorder.first == Int32(depth))
    #expect(Newick().write(tree).map { $0.count } == chain.utf8.count + 1)
    #expect(tree.sheared { _ in true }?.nodeCount == 1)
    let comb = String(repeating: "(", count: depth - 1) + "t0" + (1..<depth).map { ",t\($0):0.5)" }.joined() + ";"
    #expect(try self.tree(comb).tipCount == depth)
  }
}

extension PhylogeneticTreeBuilder {
  fileprivate static var single: PhylogeneticTree {
    var builder = PhylogeneticTreeBuilder()
    builder.open(name: "only")
    builder.close()
    guard let tree = builder.tree else { preconditionFailure("a closed root is a tree") }
    return tree
  }
}
