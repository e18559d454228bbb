import BioIO
import BioModel
import Dysbiosis
import Taxonomy
import TestSupport
import Testing

/// Real tables of healthy people, as profiles.
enum RealTables {
  /// A table with what its metadata say, by column.
  struct Study {
    let profile: CommunityProfile
    /// By metadata field, in the order of the samples.
    let fields: [String: [String]]

    func samples(where isWanted: ([String: String]) -> Bool) -> [Int] {
      (0..<profile.table.sampleCount).filter { sample in isWanted(fields.mapValues { $0[sample] }) }
    }
  }

  /// MetaPhlAn 2 profiles of MetAML: `IBD`, `Obesity` or `T2D` (doi:10.1371/journal.pcbi.1004977), read as the program
  /// reads them: leaves of any rank (`g__Acidaminococcaceae_unclassified`), off-target features left out.
  static func metaML(_ name: String) throws -> Study {
    let path = (TestData.folder ?? "") + "/cohort-metaml/abundance_\(name).txt.gz"
    let rows = try TextFile.rows(path, separator: "\t")
    let fields = Dictionary(
      rows.filter { !$0[0].contains("k__") }.map { ($0[0], Array($0.dropFirst())) },
      uniquingKeysWith: { first, _ in first })
    let document = try TableFormats.read(bytes: ByteReader.readAll(path), file: path)
    let isOnTarget = document.table.lineages?.map { OffTarget.reason($0) == nil } ?? []
    let table = document.table.keepingFeatures(where: isOnTarget)
    try #require(table.sampleIDs == fields["sampleID"])
    let study = StudyDescription(
      library: .shotgun, host: "human", bodySite: "stool", profiler: "metaphlan 2", taxonomy: "metaphlan",
      abundance: "genome-copies")
    let facts = (fields["subjectID"] ?? []).enumerated().map { sample, subject in
      SampleFacts(subject: subject, ageInYears: fields["age"].flatMap { NumberText.number($0[sample]) })
    }
    return Study(profile: CommunityProfile(table: table, study: study, facts: facts), fields: fields)
  }

  /// Stool 16S V3–V5 of people with C. difficile, diarrhoea or neither (doi:10.1128/mBio.01021-14), mothur's OTUs.
  static func schubert() throws -> Study {
    let folder = (TestData.folder ?? "") + "/cohort-schubert-cdi/schubert."
    let shared = try TextFile.rows(folder + "subsample.shared.gz", separator: "\t")
    let taxa = try TextFile.rows(folder + "cons.taxonomy.gz", separator: "\t").dropFirst()
    let lineageOf = Dictionary(uniqueKeysWithValues: taxa.map { ($0[0], lineage($0[2])) })
    let metadata = try TextFile.rows(folder + "metadata.tsv", separator: "\t")
    let place = Dictionary(metadata.dropFirst().map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
    let samples = shared.dropFirst().map { $0[1] }
    let features = Array(shared[0][3...].filter { !$0.isEmpty })
    let fields = Dictionary(
      uniqueKeysWithValues: metadata[0].enumerated().map { column, name in
        (name, samples.map { id in place[id].map { $0.count > column ? $0[column] : "" } ?? "" })
      })
    let table = FeatureTable(
      sampleIDs: samples, featureIDs: features, unit: .counts,
      rows: shared.dropFirst().map { row in features.indices.map { NumberText.number(row[$0 + 3]) ?? 0 } },
      lineages: features.map { lineageOf[$0] ?? .unclassified })
    let study = StudyDescription(
      library: .amplicon16S, host: "human", bodySite: "stool", region: "V3V5", profiler: "mothur", taxonomy: "rdp")
    let facts = samples.indices.map {
      SampleFacts(subject: samples[$0], ageInYears: NumberText.number(fields["age"]?[$0] ?? ""))
    }
    return Study(profile: CommunityProfile(table: table, study: study, facts: facts), fields: fields)
  }

  /// Stool 16S V4 OTUs of people with and without colorectal tumours (doi:10.1158/1940-6207.CAPR-14-0129). Prefixes are
  /// those of Greengenes, names are RDP's (`Clostridium_XlVa`, `Escherichia/Shigella`).
  static func zackular() throws -> Study {
    let folder = (TestData.folder ?? "") + "/cohort-zackular-crc/"
    let rows = try TextFile.rows(folder + "feature_table.tsv.gz", separator: "\t")
    let taxa = try TextFile.rows(folder + "taxonomy.tsv.gz", separator: "\t").dropFirst()
    let metadata = try TextFile.rows(folder + "metadata.tsv", separator: "\t")
    let place = Dictionary(metadata.dropFirst().map { ($0[0], $0) }, uniquingKeysWith: { first, _ in first })
    let samples = Array(rows[0].dropFirst())
    let fields = Dictionary(
      uniqueKeysWithValues: metadata[0].enumerated().map { column, name in
        (name, samples.map { id in place[id].map { $0.count > column ? $0[column] : "" } ?? "" })
      })
    let lineageOf = Dictionary(
      taxa.map { row in (row[0], Lineage(row.dropFirst().map { String($0.dropFirst(3)) })) },
      uniquingKeysWith: { first, _ in first })
    let table = FeatureTable(
      sampleIDs: samples, featureIDs: rows.dropFirst().map { $0[0] }, unit: .counts,
      rows: samples.indices.map { sample in rows.dropFirst().map { NumberText.number($0[sample + 1]) ?? 0 } },
      lineages: rows.dropFirst().map { lineageOf[$0[0]] ?? .unclassified })
    let study = StudyDescription(
      library: .amplicon16S, host: "human", bodySite: "stool", region: "V4", profiler: "microbiomehd",
      taxonomy: "rdp")
    let facts = samples.indices.map {
      SampleFacts(subject: samples[$0], ageInYears: NumberText.number(fields["age"]?[$0] ?? ""))
    }
    return Study(profile: CommunityProfile(table: table, study: study, facts: facts), fields: fields)
  }

  /// `Bacteria(100);Bacteroidetes(100);…;Phocaeicola_unclassified(77);`
  private static func lineage(_ text: String) -> Lineage {
    Lineage(
      text.split(separator: ";").map { part in
        let name = part.split(separator: "(")[0]
        return name.hasSuffix("unclassified") ? "" : String(name)
      })
  }
}
