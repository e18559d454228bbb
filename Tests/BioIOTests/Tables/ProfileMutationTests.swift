import BioIO
import BioModel
import Statistics
import Testing

@Suite("Mutated profiles")
struct ProfileMutationTests {
  private static let specimens: [(id: String, text: String)] = [
    ("kraken2-report", Kraken2ReportTests.report), ("krakenuniq", KrakenUniqTests.report),
    ("bracken", BrackenTests.table),
    ("bracken-combined", BrackenTests.combined), ("kaiju", KaijuTests.table), ("centrifuge", CentrifugeTests.report),
    ("ganon", GanonTests.report), ("motus", MotusTests.single), ("motus", MotusTests.merged), ("emu", EmuTests.counts),
    ("emu", EmuTests.combined), ("sylph", SylphTests.profile), ("sylph-tax", SylphTests.taxonomy),
    ("sylph-tax", SylphTests.merged), ("kraken-mpa", KrakenMPATests.single), ("kraken-mpa", KrakenMPATests.combined),
    ("metaphlan", MetaPhlAnTests.four), ("metaphlan", MetaPhlAnTests.two), ("metaphlan", MetaPhlAnTests.stats),
    ("cami", CAMITests.profile), ("taxpasta", TaxpastaTests.wide), ("taxpasta", TaxpastaTests.long),
  ]

  @Test("either parse into a sound table or throw, by any format", arguments: 0..<12 as Range<UInt64>)
  func mutations(seed: UInt64) {
    var random = SeededGenerator(purpose: "profile-mutation", seed: seed)
    for (id, text) in Self.specimens {
      for turn in 0..<80 {
        var bytes = Array(text.utf8)
        if turn > 0 {
          for _ in 0..<(1 + random.below(4)) where !bytes.isEmpty {
            let place = random.below(bytes.count)
            switch random.below(5) {
            case 0: bytes[place] = UInt8(random.below(256))
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(Array("\t\n\r\",;|#0-.e@_".utf8)[random.below(14)], at: place)
            case 3: bytes.insert(contentsOf: Array("99999999999999999999".utf8.prefix(1 + random.below(20))), at: place)
            default: bytes.removeLast(random.below(bytes.count))
            }
          }
        }
        for format in [nil, id, Self.specimens[random.below(Self.specimens.count)].id] {
          guard let document = try? TableFormats.read(bytes: bytes, file: "m", format: format) else { continue }
          let table = document.table
          #expect(table.values.allSatisfy { $0 > 0 && $0.isFinite })
          #expect(Set(table.sampleIDs).count == table.sampleCount && Set(table.featureIDs).count == table.featureCount)
          #expect(document.taxonIDs.map { $0.count == table.featureCount } ?? true)
          #expect(table.lineages.map { $0.count == table.featureCount } ?? true)
          #expect(
            (0..<table.sampleCount).allSatisfy { sample in
              let columns = Array(table[sample: sample].columns)
              return zip(columns, columns.dropFirst()).allSatisfy { $0 < $1 }
            })
          #expect(document.understood.allSatisfy { $0.confidence > 0 && $0.confidence <= 1 && !$0.reason.isEmpty })
          for writer in ["cami", "taxpasta"] { _ = try? TableFormats.named(writer)?.write(document) }
        }
      }
    }
  }

  @Test("each specimen is claimed by its own format", arguments: specimens.indices)
  func claims(number: Int) throws {
    let (id, text) = Self.specimens[number]
    #expect(Profile.said(try Profile.read(text), "format") == id)
    #expect(Profile.said(try Profile.read(text.replacing("\n", with: "\r\n")), "format") == id)
  }

  @Test("a head alone, or an empty file, is an error", arguments: specimens.indices)
  func heads(number: Int) throws {
    let (id, text) = Self.specimens[number]
    for cut in ["", "\n\n"] {
      #expect(throws: TableError.self) { _ = try Profile.read(cut, format: id) }
    }
    guard !["kraken2-report", "ganon"].contains(id) else { return }
    var head = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if ["#", "@", "file\t", "name\t", "tax", "%", "Sample_file", "clade_name"].contains(where: line.hasPrefix) {
        head += line + "\n"
      } else {
        break
      }
    }
    #expect(throws: TableError.self) { _ = try Profile.read(head, format: id) }
  }
}
