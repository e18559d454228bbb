import BioIO
import BioModel
import Testing

@Suite("sylph and sylph-tax")
struct SylphTests {
  static let profile =
    "Sample_file\tGenome_file\tTaxonomic_abundance\tSequence_abundance\tAdjusted_ANI\tContig_name\nruns/G_1.fastq.gz\tdb/GCA_1.fna.gz\t10.6258\t10.1684\t97.66\tNC_1 Escherichia coli\nruns/G_1.fastq.gz\tdb/GCA_2.fna.gz\t89.3742\t89.8\t97.66\tx\nruns/H.fq\tdb/GCA_2.fna.gz\t100.0\t89.8\t97.66\tx\n"
  static let taxonomy =
    "#SampleID\truns/G_1.fastq.gz\tTaxonomies_used:['GTDB_r220']\nclade_name\trelative_abundance\tsequence_abundance\tANI (if strain-level)\tCoverage (if strain-level)\nd__Bacteria\t100.00010000000003\t100.0\tNA\tNA\nd__Bacteria|p__Pseudomonadota\t100.0001\t100\tNA\tNA\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria\t100.0001\t100\tNA\tNA\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria|o__E\t100.0001\t100\tNA\tNA\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria|o__E|f__E\t100.0001\t100\tNA\tNA\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria|o__E|f__E|g__Escherichia\t100.0001\t100\tNA\tNA\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria|o__E|f__E|g__Escherichia|s__Escherichia coli\t100.0001\t100\tNA\tNA\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria|o__E|f__E|g__Escherichia|s__Escherichia coli|t__GCF_1\t60.0\t100\t99.1\t3.2\nd__Bacteria|p__Pseudomonadota|c__Gammaproteobacteria|o__E|f__E|g__Escherichia|s__Escherichia coli|t__GCF_2\t40.0001\t100\t99.1\t3.2\n"
  static let merged =
    "clade_name\truns/G_1.fastq.gz\tH.fq\nd__Bacteria\t100.0\t40.0\nd__Bacteria|p__P\t100.0\t40.0\nr__Duplodnaviria\t0.0\t60.0\nr__Duplodnaviria|k__Heunggongvirae\t0.0\t60.0\nr__Duplodnaviria|k__Heunggongvirae|p__Uroviricota\t0.0\t60.0\n"

  @Test("genomes, percent of genome copies, samples from names of read files")
  func genomes() throws {
    let document = try Profile.read(Self.profile)
    #expect(Profile.said(document, "format") == "sylph" && document.table.sampleIDs == ["G", "H"])
    #expect(document.table.denseRow(0) == [0.106258, 0.893742] && document.table.lineages == nil)
    #expect(document.origin.abundance == .genomeCopies)
  }

  @Test("sylph-tax: clades at species, or genomes on demand")
  func clades() throws {
    let document = try Profile.read(Self.taxonomy)
    #expect(Profile.said(document, "format") == "sylph-tax" && document.table.sampleIDs == ["G"])
    #expect(document.origin.database == "GTDB_r220" && document.origin.taxonomy == "gtdb")
    #expect(document.table.featureCount == 1 && document.table.lineages?[0][.species] == "Escherichia coli")
    let genomes = try Profile.read(Self.taxonomy, ["level=sgb"])
    #expect(genomes.table.featureCount == 2 && genomes.table.denseRow(0)[0] == 0.6)
    #expect(abs(genomes.table[sample: 0].total - 1.000001) < 1e-12)
  }

  @Test("merged, with realms of viruses")
  func merged() throws {
    let document = try Profile.read(Self.merged)
    #expect(Profile.said(document, "format") == "sylph-tax" && document.table.sampleIDs == ["G", "H"])
    #expect(document.table.denseRow(1) == [0.4, 0.6])
    #expect(
      document.table.lineages?[1][.phylum] == "Uroviricota" && document.table.lineages?[1][.domain] == "Duplodnaviria")
  }

  @Test("queries, sums over 100, ragged rows")
  func refused() throws {
    #expect(try Profile.error(Self.profile.replacing("Taxonomic_abundance", with: "Adj")).contains("`sylph query`"))
    #expect(try Profile.error(Self.profile + "runs/H.fq\tdb/GCA_9.fna\t5.0\t1\t1\tx\n").contains("add up to 105 %"))
    #expect(try Profile.error(Self.taxonomy + "d__Archaea\t1\n").contains("line 12: the row has 2 fields"))
  }
}
