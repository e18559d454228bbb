import FoundationEssentials

/// Any JSON value.
enum JSONValue: Decodable, Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([String: JSONValue])

  init(from decoder: any Decoder) throws {
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let value = try? single.decode(Bool.self) {
      self = .bool(value)
    } else if let value = try? single.decode(Double.self) {
      self = .number(value)
    } else if let value = try? single.decode(String.self) {
      self = .string(value)
    } else if let value = try? single.decode([JSONValue].self) {
      self = .array(value)
    } else {
      self = .object(try single.decode([String: JSONValue].self))
    }
  }

  subscript(name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }

  var texts: [String] {
    switch self {
    case .string(let text): [text]
    case .array(let items): items.flatMap(\.texts)
    default: []
    }
  }
}

/// The part of JSON Schema (draft 2020-12) that the report's schema uses.
struct JSONSchema {
  let root: JSONValue

  init(_ root: JSONValue) { self.root = root }

  func problems(_ value: JSONValue) -> [String] { check(value, root, "$") }

  private func check(_ value: JSONValue, _ schema: JSONValue, _ path: String) -> [String] {
    if case .array(let choices)? = schema["anyOf"] {
      return choices.contains { check(value, $0, path).isEmpty } ? [] : ["\(path): fits no alternative"]
    }
    if let only = schema["const"], only != value { return ["\(path): is not the constant"] }
    if case .array(let allowed)? = schema["enum"], !allowed.contains(value) {
      return ["\(path): not one of the allowed values"]
    }
    if let types = schema["type"]?.texts, !types.contains(where: { fits(value, $0) }) {
      return ["\(path): is not \(types.joined(separator: " or "))"]
    }
    switch value {
    case .number(let number):
      var found: [String] = []
      if case .number(let minimum)? = schema["minimum"], number < minimum { found.append("\(path): below the minimum") }
      if case .number(let maximum)? = schema["maximum"], number > maximum { found.append("\(path): above the maximum") }
      return found
    case .array(let items):
      guard let itemSchema = schema["items"] else { return [] }
      return items.enumerated().flatMap { check($1, itemSchema, "\(path)[\($0)]") }
    case .object(let members): return checkMembers(members, schema, path)
    default: return []
    }
  }

  private func checkMembers(_ members: [String: JSONValue], _ schema: JSONValue, _ path: String) -> [String] {
    var found = (schema["required"]?.texts ?? []).filter { members[$0] == nil }.map { "\(path): \($0) is missing" }
    for (name, member) in members.sorted(by: { $0.key < $1.key }) {
      if let known = schema["properties"]?[name] {
        found += check(member, known, "\(path).\(name)")
      } else if case .object? = schema["additionalProperties"], let other = schema["additionalProperties"] {
        found += check(member, other, "\(path).\(name)")
      } else if schema["additionalProperties"] == .bool(false) {
        found.append("\(path): \(name) is not allowed")
      }
    }
    return found
  }

  private func fits(_ value: JSONValue, _ type: String) -> Bool {
    switch (value, type) {
    case (.null, "null"), (.bool, "boolean"), (.number, "number"), (.string, "string"), (.array, "array"),
      (.object, "object"):
      true
    case (.number(let number), "integer"): number == number.rounded()
    default: false
    }
  }
}
