import BioModel
import Taxonomy

/// The trait table as `dysbio list traits` shows it.
enum TraitListing {
  /// Tab-separated, with a head.
  static var text: String {
    let head = ["taxon", "rank"] + Trait.allCases.map(\.rawValue) + ["citations", "note"]
    let rows = Traits.builtIn.records.map { record in
      [record.taxon, record.rank.name] + Trait.allCases.map { record[$0] }
        + [record.citations.joined(separator: ";"), record.note]
    }
    return ([head] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// The taxa with their traits, and what the citation keys stand for.
  static var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("taxa")
      json.array { json in
        for record in Traits.builtIn.records { write(record, to: &json) }
      }
      json.key("sources")
      json.object { json in
        for (key, source) in Traits.sources.sorted(by: { $0.key < $1.key }) { json.member(key, source) }
      }
    }
    return json.text
  }

  static func write(_ record: TraitRecord, to json: inout JSONWriter) {
    json.object { json in
      json.member("taxon", record.taxon)
      json.member("rank", record.rank.name)
      for trait in Trait.allCases { json.member(trait.rawValue, record[trait]) }
      json.member("citations", record.citations)
      json.member("note", record.note)
    }
  }
}
