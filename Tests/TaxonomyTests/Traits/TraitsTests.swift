import BioModel
import Taxonomy
import Testing

@Suite struct TraitsTests {
  let traits = Traits.builtIn

  @Test func builtInTableIsValid() throws {
    #expect(try Traits.parsedBuiltIn().records.count == 270)
    for record in traits.records {
      #expect(Nomenclature.builtIn.knows(record.taxon, rank: record.rank), "\(record.taxon)")
      #expect(!record.citations.isEmpty, "\(record.taxon)")
      let found = traits.record(of: record.taxon, rank: record.rank)
      #expect(found == record, "\(record.taxon) is another taxon's name")
    }
  }

  @Test func anyNameFindsTheTraits() throws {
    #expect(traits.record(of: "Bacteroides vulgatus", rank: .species) == nil)
    #expect(traits.record(of: "Prevotella_9", rank: .genus)?.taxon == "Segatella")
    #expect(traits.record(of: "Eubacterium_rectale", rank: .species)?[.butyrate] == "yes")
    #expect(traits.record(of: "Nemo", rank: .genus) == nil)
  }

  @Test func aSpeciesComesBeforeItsGenus() throws {
    let names = Nomenclature.builtIn
    let species = names.resolve(Lineage(["Bacteria", "", "", "", "", "Clostridium", "Clostridium symbiosum"]))
    #expect(traits.record(of: species)?.taxon == "Clostridium symbiosum")
    let other = names.resolve(Lineage(["Bacteria", "", "", "", "", "Clostridium", "Clostridium nemo"]))
    #expect(traits.record(of: other)?.taxon == "Clostridium")
    let old = names.resolve(Lineage(["Bacteria", "", "", "", "", "Bacteroides", "Bacteroides vulgatus"]))
    #expect(traits.record(of: old)?.taxon == "Phocaeicola")
    #expect(traits.record(of: names.resolve(.unclassified)) == nil)
  }

  @Test func groupsAreMadeOfTraits() throws {
    let groups = try TraitGroups.parsedBuiltIn()
    let butyrate = try #require(groups.rules.first { $0.group == "butyrate-producers" })
    let members = groups.members(of: butyrate, in: traits)
    #expect(members.count == 34 && members.contains("Faecalibacterium") && !members.contains("Fusobacterium"))
    for rule in groups.rules {
      #expect(!groups.members(of: rule, in: traits).isEmpty, "\(rule.group)")
      for name in rule.exceptions { #expect(traits.record(of: name, rank: .genus) != nil, "\(name)") }
    }
  }

  static let good = "genus\tRoseburia\tpositive\tstrict-anaerobe\tyes\tno\tnone\tno\tno\tno\tBERGEY\tno data\t"

  @Test(arguments: [
    ("positive", "purple"), ("genus", "family"), ("BERGEY", "NEMO"), ("\tno data\t", "\tno data"),
    ("strict-anaerobe", "strict anaerobe"),
  ])
  func badTablesAreRefused(part: String, bad: String) throws {
    let head = Traits.columns.joined(separator: "\t") + "\n"
    #expect(try Traits(parsing: Array((head + Self.good).utf8)).records.count == 1)
    let row = String(Self.good.split(separator: "\n")[0])
    let changed = row.replacing(part, with: bad)
    #expect(throws: NomenclatureError.self) { try Traits(parsing: Array((head + changed).utf8)) }
    #expect(throws: NomenclatureError.self) { try Traits(parsing: Array((head + row + "\n" + row).utf8)) }
  }
}
