import Reporting
import Testing

struct MarkerFactsNameTests {
  @Test(
    "expressions read as names",
    arguments: [
      ("g:Roseburia + @oral-taxa", "Roseburia + oral taxa"),
      (
        "(s:\"Akkermansia muciniphila\" + f:Rikenellaceae) / p:Bacillota",
        "(Akkermansia muciniphila + Rikenellaceae) / Bacillota"
      ),
      ("metric:observed-features", "observed-features"), ("Escherichia (with Shigella)", "Escherichia (with Shigella)"),
      ("", ""),
    ])
  func names(taxon: String, name: String) { #expect(MarkerFacts(marker: "m", taxon: taxon).name == name) }
}
