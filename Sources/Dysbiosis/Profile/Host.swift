/// One word for each of the hosts and body sites that people write in several ways.
enum Host {
  static let human = "human"

  /// `human` for `Homo sapiens` and its like, else the text in lower case with blanks for underscores.
  static func canonical(_ text: String) -> String {
    let key = plain(text)
    return ["homo sapiens", "h. sapiens", "humans", "9606", "ncbitaxon:9606"].contains(key) ? human : key
  }

  fileprivate static func plain(_ text: String) -> String {
    var key = text.lowercased().map { $0 == "_" ? " " : $0 }
    while key.first == " " { key.removeFirst() }
    while key.last == " " { key.removeLast() }
    return String(key)
  }
}

/// Where on the body a sample comes from.
enum BodySite {
  static let stool = "stool"

  /// `stool` for faeces in its spellings, else the text in lower case with blanks for underscores.
  static func canonical(_ text: String) -> String {
    let key = Host.plain(text)
    return ["stool", "feces", "faeces", "fecal", "faecal", "gut", "uberon:feces", "uberon:0001988"].contains(key)
      ? stool : key
  }
}
