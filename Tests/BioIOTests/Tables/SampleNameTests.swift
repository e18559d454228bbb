import BioIO
import Testing

@Suite("Names of samples from names of files")
struct SampleNameTests {
  @Test(
    "endings of programs and compressors fall away",
    arguments: [
      ("results/S1.kraken2.report.txt.gz", "S1"), ("S2_profile.tsv", "S2"), ("S3.krakenuniq.report.txt", "S3"),
      ("S4_bracken_species.tsv", "S4"), ("S5.ganon.tre", "S5"), ("S6_rel-abundance.tsv", "S6"),
      ("S7_rel-abundance-threshold-0.0001.tsv", "S7"), ("S8.metaphlan4_profile.txt", "S8"), ("S9.sylphmpa", "S9"),
      ("S10.mpa.txt", "S10"), ("S11_kaiju.out", "S11"), ("S12.kreport2.txt", "S12"), (".tsv", ".tsv"), ("-", "sample"),
    ])
  func names(file: String, name: String) { #expect(SampleName.of(file: file) == name) }
}
