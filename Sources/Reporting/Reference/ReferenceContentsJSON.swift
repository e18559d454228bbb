import BioModel
public import Taxonomy

/// What `reference inspect --json` prints: everything, in a fixed order.
public enum ReferenceContentsJSON {
  /// The document, with a line end.
  public static func render(_ contents: ReferenceContents) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("schema", "dysbio-reference")
      json.member("schemaVersion", "0.1.0")
      json.member("name", contents.name)
      json.member("taxonomyLabel", contents.taxonomyLabel)
      json.member("fingerprint", contents.fingerprint)
      json.member("sequences", contents.entryCount)
      json.member("lineages", contents.lineageCount)
      json.member("bases", contents.baseCount)
      json.member("ambiguousBases", contents.ambiguousCount)
      json.key("lengths")
      json.object { json in
        json.member("shortest", contents.lengths.shortest)
        json.member("lowerQuartile", contents.lengths.lowerQuartile)
        json.member("median", contents.lengths.median)
        json.member("upperQuartile", contents.lengths.upperQuartile)
        json.member("longest", contents.lengths.longest)
      }
      json.member("chloroplasts", contents.chloroplastCount)
      json.member("mitochondria", contents.mitochondrionCount)
      json.member("eukaryotes", contents.eukaryoteCount)
      json.member("isSparse", contents.nearRelativeRule != nil)
      json.key("ranks")
      json.array { json in for rank in contents.ranks { json.object { Self.rank(rank, &$0) } } }
    }
    return json.text
  }

  private static func rank(_ rank: ReferenceContents.RankCount, _ json: inout JSONWriter) {
    json.member("rank", rank.rank.name)
    json.member("groups", rank.groupCount)
    json.member("names", rank.nameCount)
    json.member("sequencesNamed", rank.namedEntryCount)
    json.member("narrowestNameHere", rank.deepestEntryCount)
    json.key("mostFrequent")
    json.array { json in
      for name in rank.mostFrequent {
        json.object { json in
          json.member("name", name.name)
          json.member("sequences", name.entryCount)
        }
      }
    }
  }
}
