import BioIO
import BioModel
import Statistics
import TestSupport
import Testing

/// The laws every registered table format obeys.
@Suite("Contract of table formats")
struct TableFormatContractTests {
  /// Small texts of each format; each is claimed by its own format and by no other.
  private static let specimens: [String: [String]] = [
    "tsv": [
      "#OTU ID\tS1\tS2\tS3\nO1\t1\t0\t4\nO2\t0\t2\t0\n",
      "# Constructed from biom file\n#OTU ID\tS1\ttaxonomy\nO1\t3.0\tk__Bacteria; p__X\n",
      "sample\tASV1\tASV2\nA\t1\t2\n", "#OTU ID\tS1\nk__Bacteria; p__X\t3\n",
    ],
    "csv": [
      "\"\",\"S1\"\n\"O1\",4\n", "Species,Sample1,Sample2\r\ns__A_b,0,1.5\r\ns__C_d,100,98.5\r\n",
      "otu;S1;S2\nO1;1;2\n",
    ],
    "long": ["sequence,sample,count\nACGT,s1,3\nACGA,s1,4\n", "taxon\tsample\tcount\nx\ta\t3\n"],
    "unifrac-env": ["153762\tNP5\t1\n175045\tAQC4cm\t1\n175045\tNP5\t2\n"],
    "mothur-shared": [
      "label\tGroup\tnumOtus\tOtu1\tOtu2\n0.03\tA\t2\t5\t0\t\n0.03\tB\t2\t0\t12\t\n",
      "label\tGroup\tnumOtus\tOtu1\nvsearch\tA\t1\t0.5\n",
    ],
    "mothur-count-table": [
      "Representative_Sequence\ttotal\tA\tB\ns1\t3\t1\t2\n",
      "#Compressed Format: groupIndex,abundance. For example 1,6\n#1,A\t2,B\nRepresentative_Sequence\ttotal\tA\tB\ns1\t3\t1,1\t2,2\n",
    ],
    "krona-text": ["12\tBacteria\tFirmicutes\n3\tunclassified\n", "0.5\tArchaea\n"],
    // A folder of files; one of them alone is a plain table.
    "phyloseq-csv": [],
    "metaphlan": [
      "#mpa_v30\nclade_name\tS1\nk__Bacteria\t100.0\nk__Bacteria|p__Firmicutes\t100.0\n",
      "age\t3\nsampleID\ta\nk__Bacteria|p__A|c__B\t100\n",
      "#SampleID\tMetaphlan2_Analysis\nk__Bacteria\t100.0\nk__Bacteria|p__Firmicutes\t100.0\n",
      "k__Bacteria\t2\t100.0\t\nk__Bacteria|p__Firmicutes\t2|1239\t100.0\t\n",
    ],
    "kraken2-report": [
      " 10.00\t1\t1\tU\t0\tunclassified\n 90.00\t9\t0\tR\t1\troot\n 90.00\t9\t9\tD\t2\t  Bacteria\n",
      "100.00\t9\t0\t20\t3\tR\t1\troot\n100.00\t9\t9\t20\t3\tD\t2\t  Bacteria\n",
      "100.00\t9\t0\t-\t1\troot\n100.00\t9\t9\tD\t2\t  Bacteria\n",
    ],
    "kraken-mpa": [
      "d__Bacteria\t9\nd__Bacteria|p__Bacillota\t7\n",
      "#Classification\tSample #1\tSample #2\nk__Bacteria\t9\t0\nk__Bacteria|p__Bacillota\t7\t0\n",
    ],
    "krakenuniq": [
      "# KrakenUniq v1.0.4 DB:x\n# CL:y\n\n%\treads\ttaxReads\tkmers\tdup\tcov\ttaxID\trank\ttaxName\n100\t9\t9\t75\t1.3\t0.1\t1\tno rank\troot\n"
    ],
    "bracken": [
      "name\ttaxonomy_id\ttaxonomy_lvl\tkraken_assigned_reads\tadded_reads\tnew_est_reads\tfraction_total_reads\nA b\t1\tS\t9\t1\t10\t1.0\n"
    ],
    "bracken-combined": ["name\ttaxonomy_id\ttaxonomy_lvl\tA_num\tA_frac\nA b\t1\tS\t10\t1.0\n"],
    "centrifuge": [
      "name\ttaxID\ttaxRank\tgenomeSize\tnumReads\tnumUniqueReads\tabundance\nA b\t1\tspecies\t9\t4\t4\t1.0\n"
    ],
    "kaiju": ["file\tpercent\treads\ttaxon_id\ttaxon_name\nS.out\t100.0\t4\tNA\tunclassified\n"],
    "ganon": [
      "unclassified\t-\t-\tunclassified\t0\t0\t0\t1\t50.0\nroot\t1\t1\troot\t1\t0\t0\t1\t50.0\n",
      "root\t1\t1\troot\t1\t0\t0\t1\t100.0\n",
    ],
    "motus": [
      "# git tag version 3.1.0 |  motus version 3.1.0\n# call: motus profile\n#consensus_taxonomy\tNCBI_tax_id\tS1\nA b [ref_mOTU_v31_1]\t1\t0.5\nunassigned\tNA\t0.5\n",
      "#consensus_taxonomy\tS1\tS2\nA b [ref_mOTU_v2_1]\t1\t2\n-1\t0\t5\n",
      "#mOTU\tconsensus_taxonomy\tS1\nref_1\tk__Bacteria|p__A\t3\n",
    ],
    "emu": [
      "tax_id\tabundance\tspecies\tgenus\tfamily\torder\tclass\tphylum\tsuperkingdom\testimated counts\n1\t1.0\tA b\tA\t\t\t\t\tBacteria\t4.5\n",
      "tax_id\tspecies\tgenus\tfamily\torder\tclass\tphylum\tsuperkingdom\tS1\tS2\n1\tA b\tA\t\t\t\t\tBacteria\t1.0\t\n",
    ],
    "sylph": [
      "Sample_file\tGenome_file\tTaxonomic_abundance\tSequence_abundance\tAdjusted_ANI\nS.fq\tg.fa\t100.0\t100.0\t99.1\n"
    ],
    "sylph-tax": [
      "#SampleID\tS.fq\tTaxonomies_used:['GTDB_r220']\nclade_name\trelative_abundance\tsequence_abundance\tANI (if strain-level)\tCoverage (if strain-level)\nd__Bacteria\t100.0\t100.0\tNA\tNA\nd__Bacteria|p__A\t100.0\t100.0\tNA\tNA\n",
      "clade_name\tS1\tS2\nd__Bacteria\t100.0\t100.0\nd__Bacteria|p__A\t100.0\t100.0\n",
    ],
    "cami": [
      "@SampleID:S1\n@Version:0.9.1\n@Ranks:superkingdom|phylum\n@@TAXID\tRANK\tTAXPATH\tTAXPATHSN\tPERCENTAGE\n2\tsuperkingdom\t2\tBacteria\t100.0\n"
    ],
    "taxpasta": [
      "taxonomy_id\tcount\n562\t3\n", "taxonomy_id\tsample\tcount\n562\ta\t3\n",
      "taxonomy_id\tname\tS1\tS2\n562\tEscherichia coli\t3\t0\n",
    ],
    "biom-1.0": [
      "{\"id\":null,\"format\":\"Biological Observation Matrix 1.0.0\",\"matrix_type\":\"dense\",\"shape\":[1,1],\"rows\":[{\"id\":\"O\",\"metadata\":null}],\"columns\":[{\"id\":\"S\",\"metadata\":null}],\"data\":[[7]]}"
    ],
  ]

  private static let biom2: [UInt8] = {
    let table = FeatureTable(
      sampleIDs: ["A", "B"], featureIDs: ["x", "y"], unit: .counts, rows: [[1, 0], [2.5, 3]],
      lineages: [Lineage(["Bacteria"]), .unclassified])
    return (try? BIOM2Table().write(TableDocument(table: table)).first?.bytes) ?? []
  }()

  /// Files of formats that are no text, made here or by others (see the README beside them).
  private static let binarySpecimens: [String: [UInt8]] = [
    "biom-2.1": biom2,
    "qiime2-artifact": TestFiles.bytes(
      "../BioIOTests/Fixtures/qiime2-artifacts/frequency.qza", beside: #filePath),
  ]

  @Test("every format has a permanent id of its own, a description and specimens")
  func registry() {
    let ids = TableFormats.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(Set(ids) == Set(Self.specimens.keys).union(Self.binarySpecimens.keys))
    for format in TableFormats.all {
      #expect(
        format.id.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || "-.".utf8.contains($0) }
      )
      #expect(
        !format.descriptor.title.isEmpty && !format.descriptor.summary.isEmpty && !format.descriptor.reference.isEmpty)
    }
  }

  @Test("a specimen is read by its own format, as certain with its id stated")
  func claims() throws {
    for (id, texts) in Self.specimens.sorted(by: { $0.key < $1.key }) {
      for text in texts {
        let document = try TableFormats.read(bytes: Array(text.utf8), file: "specimen")
        #expect(document.understanding(of: "format")?.value == id, "\(text)")
        #expect(document.table.sampleCount > 0 && document.table.featureCount > 0)
        #expect(try TableFormats.read(bytes: Array(text.utf8), file: "specimen", format: id).table == document.table)
        #expect(document.understood.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 && !$0.reason.isEmpty })
      }
    }
  }

  @Test("a binary specimen is claimed by its own format only, and read the same with its id stated")
  func binaryClaims() throws {
    for (id, bytes) in Self.binarySpecimens.sorted(by: { $0.key < $1.key }) {
      for format in TableFormats.all where !format.isText || format.id == id {
        #expect((format.sniff(bytes[...], file: "specimen") > 0) == (format.id == id), "\(id) \(format.id)")
      }
      let document = try TableFormats.read(bytes: bytes, file: "specimen")
      #expect(document.understanding(of: "format")?.value == id)
      #expect(try TableFormats.read(bytes: bytes, file: "specimen", format: id).table == document.table)
      #expect(document.understood.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 && !$0.reason.isEmpty })
    }
    for (id, texts) in Self.specimens {
      for text in texts {
        for format in TableFormats.all where !format.isText {
          #expect(format.sniff(Array(text.utf8)[...], file: "specimen") == 0, "\(id) \(format.id)")
        }
      }
    }
  }

  @Test("mutated binary specimens either parse or throw", arguments: 0..<10 as Range<UInt64>)
  func binaryMutations(seed: UInt64) {
    var random = SeededGenerator(purpose: "binary-mutation", seed: seed)
    for (id, whole) in Self.binarySpecimens.sorted(by: { $0.key < $1.key }) {
      for _ in 0..<300 {
        var bytes = whole
        for _ in 0..<(1 + random.below(6)) {
          bytes[random.below(bytes.count)] =
            random.below(2) == 0 ? UInt8(random.below(256)) : [0, 1, 255, 127][random.below(4)]
        }
        if random.below(8) == 0 { bytes.removeLast(random.below(bytes.count)) }
        guard let document = try? TableFormats.read(bytes: bytes, file: "m", format: id) else { continue }
        #expect(document.table.values.allSatisfy { $0 > 0 && $0.isFinite })
        #expect(Set(document.table.sampleIDs).count == document.table.sampleCount)
      }
    }
  }

  /// A random table: odd ids, empty samples and features, lineages with holes.
  private func table(_ random: inout SeededGenerator, withLineages: Bool, unit: FeatureTable.Unit) -> FeatureTable {
    let names = ["", "Alpha", "Beta-2", "[Gamma]", "Delta sensu stricto"]
    let samples = 1 + random.below(5)
    let features = 1 + random.below(9)
    let rows = (0..<samples).map { _ in
      (0..<features).map { _ in
        random.below(2) == 0 ? 0 : unit == .counts ? Double(1 + random.below(100_000)) : random.uniform01() / 10
      }
    }
    let lineages = (0..<features).map { _ in
      Lineage((0..<7).map { rank in rank == 6 ? "" : names[random.below(names.count)] })
    }
    let marks = ["", ",", "\"q\"", " é", "|", "'", "#", ";x"]
    return FeatureTable(
      sampleIDs: (0..<samples).map { "s\(marks[random.below(marks.count)])\($0)" },
      featureIDs: (0..<features).map { "otu\($0)\(marks[random.below(marks.count)])" }, unit: unit, rows: rows,
      lineages: withLineages ? lineages : nil)
  }

  /// Formats that hold less than a table: they have round trips of their own in their tests.
  private static let partial: Set<String> = ["cami", "taxpasta"]

  @Test("what is written is read back as the same table, twice the same bytes", arguments: 0..<60 as Range<UInt64>)
  func identity(seed: UInt64) throws {
    var random = SeededGenerator(purpose: "table-contract", seed: seed)
    let table = table(
      &random, withLineages: seed.isMultiple(of: 2), unit: seed.isMultiple(of: 3) ? .relativeAbundance : .counts)
    var writers = 0
    for format in TableFormats.all where !Self.partial.contains(format.id) {
      // A format that cannot hold the table says so.
      guard let files = try? format.write(TableDocument(table: table)), !format.writesFolder else { continue }
      guard files.count == 1, let bytes = files.first?.bytes else { continue }
      writers += 1
      #expect(try files == format.write(TableDocument(table: table)))
      let document = try TableFormats.read(bytes: bytes, file: "written")
      #expect(document.understanding(of: "format")?.value == format.id)
      #expect(document.table == table, "\(format.id)\n\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(writers >= 4)
  }

  @Test("mutated specimens either parse or throw", arguments: 0..<10 as Range<UInt64>)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(purpose: "table-mutation", seed: seed)
    for (id, texts) in Self.specimens.sorted(by: { $0.key < $1.key }) {
      for text in texts {
        for _ in 0..<60 {
          var bytes = Array(text.utf8)
          for _ in 0..<(1 + random.below(4)) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(4) {
            case 0: bytes[place] = UInt8(random.below(256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array("\t\n\r\",;|#0-.e".utf8)[random.below(12)], at: place)
            default: bytes.removeLast(random.below(bytes.count))
            }
          }
          for format in [nil, id] {
            guard let document = try? TableFormats.read(bytes: bytes, file: "m", format: format) else { continue }
            #expect(document.table.values.allSatisfy { $0 > 0 && $0.isFinite })
            #expect(Set(document.table.sampleIDs).count == document.table.sampleCount)
          }
        }
      }
    }
  }
}
