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
      ("metric:observed-features", "Observed features"), ("index:gmhi-2020", "Gut Microbiome Health Index"),
      ("g:Bacteroides/g:Prevotella", "Bacteroides / Prevotella"),
      ("log(g:A + @oral)", "log(A + taxa known from the mouth)"),
      ("largest:g:Enterococcus, o:Enterobacterales", "Largest of Enterococcus, Enterobacterales"),
      ("count:@gmhi-health-prevalent", "Number of health-prevalent species of the GMHI"), ("none:needs-genes", "M"),
      ("@high-lps", "Taxa with strong lipopolysaccharide"),
      ("Escherichia (with Shigella)", "Escherichia (with Shigella)"),
      ("", ""),
    ])
  func names(taxon: String, name: String) { #expect(MarkerFacts(marker: "m", taxon: taxon).name == name) }
}
