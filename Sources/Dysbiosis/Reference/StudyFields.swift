/// A study description as named fields of text, in the order they are written.
enum StudyFields {
  static func texts(of study: StudyDescription) -> [(key: String, value: String)] {
    [
      ("library", study.library.rawValue), ("host", study.host), ("body-site", study.bodySite),
      ("region", study.region),
      ("profiler", study.profiler), ("taxonomy", study.taxonomy),
      ("resolves-species", study.resolvesSpecies ? "yes" : "no"),
      ("covers-archaea", study.coversArchaea.map { $0 ? "yes" : "no" } ?? ""),
    ] + (study.abundance.isEmpty ? [] : [("abundance", study.abundance)])
      + (study.isLibraryGuessed ? [("library-guessed", "yes")] : [])
  }

  /// Sets a field; false when the key is no field or the value no value of it.
  static func set(_ key: String, _ value: String, in study: inout StudyDescription) -> Bool {
    switch key {
    case "library":
      guard let library = StudyDescription.Library(rawValue: value) else { return false }
      study.library = library
    case "host": study.host = value
    case "body-site": study.bodySite = value
    case "region": study.region = value
    case "profiler": study.profiler = value
    case "taxonomy": study.taxonomy = value
    case "resolves-species":
      guard let isYes = isYes(value) else { return false }
      study.resolvesSpecies = isYes
    case "library-guessed":
      guard let isYes = isYes(value) else { return false }
      study.isLibraryGuessed = isYes
    case "abundance": study.abundance = value
    case "covers-archaea":
      study.coversArchaea = isYes(value)
      return value.isEmpty || study.coversArchaea != nil
    default: return false
    }
    return true
  }

  private static func isYes(_ text: String) -> Bool? { text == "yes" ? true : text == "no" ? false : nil }
}
