import BioModel

/// One entry of a catalogue of evidence with everything its resource states, in the resource's order.
struct CatalogueEntry {
  /// What a field holds.
  enum Value {
    case text(String?)
    case number(Double?)
    case count(Int)
    case truth(Bool)
    case list([String])

    /// For people; nil where there is nothing.
    var words: String? {
      switch self {
      case .text(let text): text.flatMap { $0.isEmpty ? nil : $0 }
      case .number(let number): number.map { NumberText.text($0) }
      case .count(let count): String(count)
      case .truth(let truth): truth ? "yes" : "no"
      case .list(let items): items.isEmpty ? nil : items.joined(separator: "; ")
      }
    }
  }

  let id: String
  /// The entry in one line, without its id.
  let line: String
  /// All fields but the id.
  let fields: [(name: String, value: Value)]

  /// All fields, one in a line; empty ones are left out.
  var text: String {
    let shown = fields.compactMap { field in field.value.words.map { (field.name, $0) } }
    let width = shown.map(\.0.count).max() ?? 0
    let lines = shown.map { name, words in
      "  " + name + String(repeating: " ", count: width - name.count) + "  " + words + "\n"
    }
    return id + "\n" + lines.joined()
  }

  /// The same as an object; empty numbers and texts that do not apply are `null`.
  func write(to json: inout JSONWriter) {
    json.object { json in
      json.member("id", id)
      for field in fields {
        switch field.value {
        case .text(let text): json.member(field.name, text)
        case .number(let number): json.member(field.name, number)
        case .count(let count): json.member(field.name, count)
        case .truth(let truth): json.member(field.name, truth)
        case .list(let items): json.member(field.name, items)
        }
      }
    }
  }
}
