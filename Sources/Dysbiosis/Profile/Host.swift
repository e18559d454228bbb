/// One word for each of the hosts and body sites that people write in several ways.
enum Host {
  static let human = "human"

  /// `human` for `Homo sapiens` and its like (`Homo sapiens (human)`, `NCBITaxon:9606`), else the text in lower case with
  /// blanks for underscores and without what stands in brackets.
  static func canonical(_ text: String) -> String {
    let key = plain(text)
    return isOnly(naming, with: besides, in: key) ? human : key
  }

  private static let naming: Set<String> = ["human", "humans", "sapiens", "9606", "txid9606"]
  private static let besides: Set<String> = [
    "adult", "adults", "being", "beings", "donor", "h", "homo", "ncbi", "ncbitaxon", "patient", "subject", "taxid",
    "taxon", "volunteer",
  ]

  /// Lower case, blanks for underscores, one blank between words; what brackets hold only where nothing else stands.
  fileprivate static func plain(_ text: String) -> String {
    var outside = ""
    var inside = ""
    var depth = 0
    for letter in text.lowercased() {
      switch letter {
      case "(", "[": depth += 1
      case ")", "]": depth = max(0, depth - 1)
      default:
        let plain: Character = letter == "_" || letter.isWhitespace ? " " : letter
        if depth == 0 { outside.append(plain) } else { inside.append(plain) }
      }
    }
    func words(_ text: String) -> String { text.split(separator: " ").joined(separator: " ") }
    let found = words(outside)
    return found.isEmpty ? words(inside) : found
  }

  /// Whether a text holds one of the words, and nothing but them and their companions.
  fileprivate static func isOnly(_ words: Set<String>, with companions: Set<String>, in key: String) -> Bool {
    let parts = key.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return parts.contains(where: words.contains) && parts.allSatisfy { words.contains($0) || companions.contains($0) }
  }
}

/// Where on the body a sample comes from.
enum BodySite {
  static let stool = "stool"

  /// `stool` for faeces in its spellings (`feces [UBERON:0001988]`, `human gut`, `Stool sample`), else the text in lower case
  /// with blanks for underscores and without what stands in brackets.
  static func canonical(_ text: String) -> String {
    let key = Host.plain(text)
    return Host.isOnly(naming, with: besides, in: key) ? stool : key
  }

  private static let naming: Set<String> = [
    "stool", "stools", "feces", "faeces", "fecal", "faecal", "gut", "0001988",
  ]
  private static let besides: Set<String> = [
    "human", "material", "matter", "metagenome", "microbiome", "microbiota", "sample", "samples", "specimen",
    "specimens", "uberon",
  ]
}
