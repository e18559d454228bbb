import BioModel
import Taxonomy
import Testing

@Suite struct ReferenceReaderTests {
  private static let letters = Array("ACGTACGTACGTACGT".utf8)

  private func read(_ headers: [String], _ reader: ReferenceReader) throws(TaxonomyError) -> ReferenceDraft {
    var reader = reader
    for header in headers { try reader.append(ReferenceRecord(header: header, sequence: Self.letters)) }
    return try reader.finished()
  }

  private func failure(_ headers: [String], _ reader: ReferenceReader) -> TaxonomyError? {
    do throws(TaxonomyError) {
      _ = try read(headers, reader)
      return nil
    } catch {
      return error
    }
  }

  private let table = try? TaxonomyFile(
    bytes: Array((0..<20).map { "ID\($0)\td__Bacteria; p__P\($0)\n" }.joined().utf8), file: "t.tsv")

  @Test func lineagesComeFromTheTable() throws {
    let draft = try read(["ID3 words", "ID1\tmore"], ReferenceReader(file: "x.fa", taxonomy: table))
    #expect(draft.identifiers == ["ID3", "ID1"])
    #expect((0..<2).map { draft.lineage(of: $0)[.phylum] } == ["P3", "P1"])
  }

  @Test func fewMissingLinesAreReportedManyAreAnError() throws {
    let known = (0..<19).map { "ID\($0)" }
    let draft = try read(known + ["other"], ReferenceReader(file: "x.fa", taxonomy: table))
    #expect(draft.count == 19)
    #expect(draft.recordCount == 20)
    #expect(draft.notes.map(\.code) == ["not-listed"])
    #expect(draft.notes.first?.record == 20)
    let error = failure(["ID1", "x7", "x8"], ReferenceReader(file: "x.fa", taxonomy: table))
    #expect(error?.problem == .brokenTaxonomy)
    #expect(error?.message.contains("2 of 3 sequences have no line in t.tsv, for example \"x7\"") == true)
  }

  @Test func ranksByPlaceMayBeGiven() throws {
    let header = "AB1\tFirmicutes;Bacilli;Lactobacillales;Lactobacillaceae;Lactobacillus"
    let error = failure([header], ReferenceReader(file: "x.fa"))
    #expect(error?.message.contains("\"Firmicutes\", which is a phylum") == true)
    let ranks: [Rank] = [.phylum, .class, .order, .family, .genus]
    let draft = try read([header], ReferenceReader(file: "x.fa", ranks: ranks))
    #expect(draft.lineage(of: 0)[.phylum] == "Firmicutes")
    #expect(draft.lineage(of: 0)[.genus] == "Lactobacillus")
    #expect(draft.lineage(of: 0)[.domain] == nil)
    #expect(failure([header], ReferenceReader(file: "x.fa", ranks: [.phylum]))?.problem == .brokenHeader)
    // Ranks that are written are not moved.
    let written = try read(["AB1 d__Bacteria;p__X"], ReferenceReader(file: "x.fa", ranks: ranks))
    #expect(written.lineage(of: 0)[.domain] == "Bacteria")
  }

  @Test func whatNamesNothingIsLeftOutAndSaid() throws {
    let draft = try read(["Bacteria;P;", "uncultured;;"], ReferenceReader(file: "x.fa"))
    #expect(draft.count == 1)
    #expect(draft.notes.map(\.code) == ["no-lineage"])
    #expect(draft.notes.first?.record == 2)
  }

  @Test func theOrderOfTheFileHasNoInfluence() throws {
    let records = MadeUpReference.records()
    var reader = ReferenceReader(file: "x.fa")
    for record in records.reversed() { try reader.append(record) }
    let turned = try reader.finished().database(name: "made-up", taxonomyLabel: "unstated")
    #expect(turned == (try MadeUpReference.database()))
  }
}
