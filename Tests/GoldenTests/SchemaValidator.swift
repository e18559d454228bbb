import Foundation

/// The part of JSON Schema that the report's schema uses, so that the report can be held against it.
struct SchemaValidator {
  private let schema: [String: Any]

  struct NoSchema: Error {}

  init(_ text: String) throws {
    guard let schema = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any] else {
      throw NoSchema()
    }
    self.schema = schema
    let unknown = SchemaValidator.keywords(of: schema).subtracting(SchemaValidator.known)
    // A keyword that is not checked would make this check pass without looking.
    guard unknown.isEmpty else { throw UnknownKeywords(names: unknown.sorted()) }
  }

  struct UnknownKeywords: Error { let names: [String] }

  private static let known: Set<String> = [
    "$schema", "$id", "title", "description", "type", "const", "enum", "required", "properties",
    "additionalProperties", "items", "anyOf", "minimum", "maximum", "$defs",
  ]

  private static func keywords(of schema: [String: Any]) -> Set<String> {
    var found = Set(schema.keys)
    for case let (_, nested as [String: Any]) in (schema["properties"] as? [String: Any]) ?? [:] {
      found.formUnion(keywords(of: nested))
    }
    for key in ["items", "additionalProperties"] {
      if let nested = schema[key] as? [String: Any] { found.formUnion(keywords(of: nested)) }
    }
    for nested in (schema["anyOf"] as? [[String: Any]]) ?? [] { found.formUnion(keywords(of: nested)) }
    return found
  }

  /// What is wrong with a document, with the place; empty when nothing is.
  func faults(in text: String) -> [String] {
    guard let value = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed) else {
      return ["it is no JSON"]
    }
    return check(value, schema, "$")
  }

  private func check(_ value: Any, _ schema: [String: Any], _ place: String) -> [String] {
    var faults: [String] = []
    if let types = (schema["type"] as? [String]) ?? (schema["type"] as? String).map({ [$0] }),
      !types.contains(where: { isOf($0, value) })
    {
      return ["\(place) is no \(types.joined(separator: " or "))"]
    }
    if let constant = schema["const"], "\(constant)" != "\(value)" { faults.append("\(place) is not \(constant)") }
    if let choices = schema["enum"] as? [Any], !choices.contains(where: { "\($0)" == "\(value)" }) {
      faults.append("\(place) is none of the values: \(value)")
    }
    if let number = value as? NSNumber {
      if let minimum = schema["minimum"] as? Double, number.doubleValue < minimum {
        faults.append("\(place) is too small")
      }
      if let maximum = schema["maximum"] as? Double, number.doubleValue > maximum {
        faults.append("\(place) is too large")
      }
    }
    if let choices = schema["anyOf"] as? [[String: Any]], choices.allSatisfy({ !check(value, $0, place).isEmpty }) {
      faults.append("\(place) fits no alternative")
    }
    if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
      for (number, element) in array.enumerated() { faults += check(element, items, "\(place)[\(number)]") }
    }
    if let object = value as? [String: Any] { faults += members(object, schema, place) }
    return faults
  }

  private func members(_ object: [String: Any], _ schema: [String: Any], _ place: String) -> [String] {
    let properties = (schema["properties"] as? [String: Any]) ?? [:]
    var faults = ((schema["required"] as? [String]) ?? []).filter { object[$0] == nil }.map { "\(place) lacks \($0)" }
    for (name, member) in object.sorted(by: { $0.key < $1.key }) {
      if let nested = properties[name] as? [String: Any] {
        faults += check(member, nested, "\(place).\(name)")
      } else if let nested = schema["additionalProperties"] as? [String: Any] {
        faults += check(member, nested, "\(place).\(name)")
      } else if schema["additionalProperties"] as? Bool == false {
        faults.append("\(place).\(name) is not foreseen")
      }
    }
    return faults
  }

  private func isOf(_ type: String, _ value: Any) -> Bool {
    switch type {
    case "null": value is NSNull
    case "object": value is [String: Any]
    case "array": value is [Any]
    case "string": value is String
    case "boolean": (value as? NSNumber).map(isBoolean) ?? false
    case "number": (value as? NSNumber).map { !isBoolean($0) } ?? false
    case "integer": (value as? NSNumber).map { !isBoolean($0) && $0.doubleValue == $0.doubleValue.rounded() } ?? false
    default: false
    }
  }

  // JSONSerialization gives truth values as numbers of one byte.
  private func isBoolean(_ number: NSNumber) -> Bool { unsafe String(cString: number.objCType) == "c" }
}
