import BioModel
import Dysbiosis
import Taxonomy

extension NameReport {
  /// The same as an object.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("name", name)
      json.member("rank", explanation.rank.name)
      json.member("accepted", explanation.accepted ?? "")
      json.member("is_accepted_name", explanation.isAcceptedName)
      json.member("lineage", explanation.parents)
      entries("synonyms", explanation.synonyms, &json)
      entries("divided_into", explanation.dividedInto, &json)
      entries("cut_out_of", explanation.cutOutOf, &json)
      entries("wider_senses", explanation.widerSenses, &json)
      json.key("narrowings")
      json.array { json in
        for narrowing in explanation.narrowings {
          json.object { json in
            json.member("name", narrowing.name)
            json.member("within_rank", narrowing.withinRank.name)
            json.member("within", narrowing.within)
            json.member("becomes", narrowing.becomes)
            json.member("source", narrowing.source)
          }
        }
      }
      json.member("expressible_in", portability?.parts ?? [])
      if let traits {
        json.key("traits")
        TraitListing.write(traits, to: &json)
      }
      json.member("markers", use.markers)
      json.member("ratios", use.ratios)
      json.member("groups", use.groups)
    }
  }

  private func entries(_ key: String, _ list: [NomenclatureEntry], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      for entry in list {
        json.object { json in
          json.member("preferred", entry.preferred)
          json.member("synonym", entry.synonym)
          json.member("source", entry.source)
          json.member("is_mapped", entry.isMapped)
          json.member("note", entry.note)
        }
      }
    }
  }
}
