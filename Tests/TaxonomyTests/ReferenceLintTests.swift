import BioModel
import Parallel
import Taxonomy
import Testing

@Suite struct ReferenceLintTests {
  private typealias Entry = (id: String, names: [String], letters: String)

  private static func draft(_ entries: [(id: String, names: [String], letters: String)]) throws -> ReferenceDraft {
    var draft = ReferenceDraft(file: "x.fa")
    for entry in entries {
      try draft.append(
        ReferenceHeader(identifier: entry.id, lineage: Lineage(entry.names)), sequence: Array(entry.letters.utf8))
    }
    draft.seal()
    return draft
  }

  private static let letters = String(repeating: "ACGTTGCAAC", count: 20)
  private static let others = String(repeating: "TTGACCATGA", count: 20)

  /// A specimen per check that scans, with the records it must find.
  private static let specimens: [(code: String, records: [Int], entries: [Entry])] = [
    ("duplicate-id", [2], [("a", ["Bacteria"], letters), ("a", ["Bacteria"], others), ("b", ["Bacteria"], "ACGT")]),
    (
      "conflicting-copies", [2, 3],
      [
        ("a", ["Bacteria", "P", "C"], letters), ("b", ["Bacteria", "Q"], letters), ("c", ["Archaea"], letters),
        ("d", ["Bacteria", "P"], letters),
      ]
    ),
    ("identical-copies", [2], [("a", ["Bacteria", "P"], letters), ("b", ["Bacteria"], letters)]),
    ("unknown-domain", [1], [("a", ["Firmicutes"], letters), ("b", ["Archaea"], others)]),
    ("rank-hole", [2], [("a", ["Bacteria", "P"], letters), ("b", ["Bacteria", "", "C"], others)]),
    (
      "placeholder-name", [1, 2],
      [
        ("a", ["Bacteria", "P", "Incertae Sedis"], letters),
        ("b", ["Bacteria", "P", "C", "O", "F", "G", "G sp."], others), ("c", ["Bacteria", "P", "C"], "ACGTT"),
      ]
    ),
    (
      "species-of-another-genus", [1],
      [
        ("a", ["Bacteria", "", "", "", "", "Clostridium", "Blautia coccoides"], letters),
        ("b", ["Bacteria", "", "", "", "", "Escherichia-Shigella", "Escherichia coli"], others),
        ("c", ["Bacteria", "", "", "", "", "[Ruminococcus]", "Ruminococcus_gnavus"], "ACGTACG"),
        ("d", ["Bacteria", "", "", "", "", "Bacillus_A", "Bacillus_A cereus"], "ACGTACGG"),
        ("e", ["Bacteria", "", "", "", "", "Escherichia", "coli"], "ACGTACGGG"),
        ("f", ["Bacteria", "", "", "", "", "Blautia", "OTU7 97%"], "ACGTACGGC"),
      ]
    ),
    (
      "several-parents", [2],
      [
        ("a", ["Bacteria", "P", "C", "O", "F1", "G"], letters), ("b", ["Bacteria", "P", "C", "O", "F2", "G"], others),
        ("c", ["Bacteria", "P", "C", "O", "F2", "G", "G s"], "ACGTT"),
      ]
    ),
    (
      "homonym", [2],
      [
        ("a", ["Bacteria", "Bacillota", "C", "O", "F1", "Bacillus"], letters),
        ("b", ["Eukaryota", "Arthropoda", "D", "E", "F2", "Bacillus"], others),
      ]
    ),
    (
      "length-outlier", [9],
      (0..<8).map { ("s\($0)", ["Bacteria"], letters + String(repeating: "A", count: $0)) }
        + [("t", ["Bacteria"], "ACGTACGTACGT")]
    ),
    (
      "ambiguous-bases", [2],
      [("a", ["Bacteria"], letters + "NN"), ("b", ["Bacteria"], others + "NNN"), ("c", ["Bacteria"], "ACGT")]
    ),
  ]

  @Test func everyCheckFindsItsSpecimen() throws {
    for specimen in Self.specimens {
      let lint = try #require(ReferenceLints.all.first { $0.id == specimen.code })
      let found = lint.findings(in: try Self.draft(specimen.entries))
      #expect(found.map(\.record) == specimen.records, "\(specimen.code): \(found)")
      #expect(found.allSatisfy { $0.code == specimen.code })
    }
  }

  @Test func everyCheckHasASpecimenOrStandsForAStepOfTheWork() {
    let ids = ReferenceLints.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    let notes = ReferenceLints.all.filter { $0 is ReferenceNote }.map(\.id)
    #expect(Set(ids) == Set(Self.specimens.map(\.code)).union(notes))
    #expect(
      Set(notes) == [
        "no-lineage", "not-listed", "region-not-found", "turned", "reversed", "strand-unclear", "merged",
        "merged-conflict", "mislabelled", "missing-name",
      ])
    for lint in ReferenceLints.all { #expect(!lint.descriptor.title.isEmpty && !lint.descriptor.summary.isEmpty) }
  }

  @Test func aCleanReferenceGivesNoFinding() throws {
    let clean = try Self.draft([
      ("a", ["Bacteria", "P", "C", "O", "F", "G", "G s"], Self.letters), ("b", ["Archaea", "Q"], Self.others),
    ])
    let report = ReferenceLints.report(on: clean)
    #expect(report.notices(file: "x.fa").isEmpty)
    #expect(String(decoding: report.table(), as: UTF8.self) == "code\tseverity\trecord\tid\tdetail\n")
  }

  @Test func findingsAreCountedShownAndListed() throws {
    let report = ReferenceLints.report(
      on: try Self.draft((0..<5).map { ("a", ["Bacteria"], "ACGT\($0 == 0 ? "A" : "C")") }))
    #expect(report.count("duplicate-id") == 4)
    #expect(report.count("no-such-code") == 0)
    let notice = try #require(report.notices(file: "x.fa").first { $0.code == "duplicate-id" })
    #expect(notice.severity == .warning)
    #expect(notice.message.hasPrefix("x.fa: duplicate-id: 4 records: ids on several records; e.g. record 2 (\"a\")"))
    #expect(!notice.message.contains("record 5"))
    let rows = String(decoding: report.table(), as: UTF8.self).split(separator: "\n")
    #expect(rows.contains("duplicate-id\twarning\t5\ta\tas record 1"))
  }

  @Test func wordsForNoNameAreReported() throws {
    var reader = ReferenceReader(file: "x.fa")
    for header in ["Bacteria;uncultured;", "Bacteria;Unionicola;", "Bacteria;NA;NA;"] {
      try reader.append(ReferenceRecord(header: header, sequence: Array("ACGTACGT".utf8)))
    }
    let found = ReferenceNote.missingName.findings(in: try reader.finished())
    #expect(found.map(\.record) == [1, 3])
    #expect(found.map(\.detail) == ["uncultured", "NA, NA"])
  }

  @Test func wrongLabelsAreFoundOnRequest() throws {
    var reader = ReferenceReader(file: "x.fa")
    var records = MadeUpReference.records()
    // One sequence of another family behind three of its alleged genus.
    let genus = try #require(
      Dictionary(grouping: records, by: \.header).filter { $0.value.count > 2 }.keys.sorted().first)
    let foreign = try #require(records.last { $0.header.split(separator: ";")[1] != genus.split(separator: ";")[1] })
    records.append(ReferenceRecord(header: genus, sequence: foreign.sequence))
    for record in records { try reader.append(record) }
    let draft = try reader.finished()
    let unchecked = try draft.database(
      name: "x", taxonomyLabel: "x", checkingLabels: false, threads: ThreadCount(1))
    #expect(unchecked.findings.isEmpty)
    let checked = try draft.database(name: "x", taxonomyLabel: "x", checkingLabels: true, threads: ThreadCount(1))
    #expect(checked.database == unchecked.database)
    #expect(checked.findings.map(\.record).contains(records.count))
    #expect(checked.findings.allSatisfy { $0.code == "mislabelled" })
  }
}
