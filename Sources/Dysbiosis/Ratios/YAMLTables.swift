import BioModel

/// The tables of a file of ratios in YAML: lists of mappings below `ratios` and `groups`.
struct YAMLTables {
  private(set) var tables: [RatioTable] = []
  private let file: String

  /// The keys of the document, and the name of the tables below each.
  private static let lists = ["ratios": "ratio", "ratio": "ratio", "groups": "group", "group": "group"]

  init(_ document: YAMLNode, file: String) throws(DysbiosisError) {
    self.file = file
    // A file of nothing but comments holds an empty text.
    if case .scalar("", _) = document.content { return }
    guard case .mapping(let entries) = document.content else {
      throw error(document.line, "the file is no mapping", "begin with ratios:, and below it - id: …")
    }
    for entry in entries {
      guard let name = Self.lists[entry.key] else {
        throw error(entry.line, "'\(entry.key)' is no key of this file", "write ratios: or groups:")
      }
      guard case .sequence(let items) = entry.value.content else {
        throw error(entry.line, "'\(entry.key)' is a list", "begin each \(name) below it with - id: …")
      }
      for item in items { tables.append(try table(item, name: name)) }
    }
  }

  private func table(_ node: YAMLNode, name: String) throws(DysbiosisError) -> RatioTable {
    guard case .mapping(let entries) = node.content else {
      throw error(node.line, "a \(name) is a mapping", "write - id: …, and below it its other keys")
    }
    var table = RatioTable(name: name, heading: "a \(name)", line: node.line)
    for entry in entries {
      table.keys.append(entry.key)
      table.values[entry.key] = (try value(entry.value, of: entry.key), entry.line)
    }
    return table
  }

  private func value(_ node: YAMLNode, of key: String) throws(DysbiosisError) -> RatioTable.Value {
    switch node.content {
    case .scalar(let text, let isPlain): return isPlain ? Self.plain(text) : .text(text)
    case .sequence(let items):
      var texts: [String] = []
      for item in items {
        guard case .scalar(let text, let isPlain) = item.content, !isPlain || Self.plain(text) == .text(text) else {
          throw error(item.line, "'\(key)' is a list of texts", "put what looks like a number or a mapping in quotes")
        }
        texts.append(text)
      }
      return .texts(texts)
    case .mapping:
      throw error(
        node.line, "'\(key)' is a text or a list of texts", "put a text that holds a colon and a blank in quotes")
    }
  }

  /// What stands without quotes is a number or a truth value where it looks like one (YAML's core schema).
  private static func plain(_ text: String) -> RatioTable.Value {
    if ["true", "True", "TRUE", "false", "False", "FALSE"].contains(text) {
      return .truth(text.lowercased() == "true")
    }
    if let number = NumberText.number(text) { return .number(number) }
    return .text(["~", "null", "Null", "NULL"].contains(text) ? "" : text)
  }

  private func error(_ line: Int, _ message: String, _ advice: String) -> DysbiosisError {
    DysbiosisError(location: SourceLocation(file: file, line: line), message: message, advice: advice)
  }
}
