import BioModel
import FoundationEssentials

extension LibraryPlan {
  /// The plan as JSON with sorted keys, the same bytes for the same plan; for `inspect` and `--plan FILE`.
  ///
  /// - Throws: `check-failed` where a number is not finite.
  public func json() throws(ReadsError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(self)) + [0x0A]
    } catch {
      throw ReadsError(.checkFailed, message: "the plan cannot be written as JSON: \(error)")
    }
  }

  /// Reads a plan that `json()` wrote, or a user changed.
  ///
  /// - Parameter file: the path as the user gave it, for the message.
  /// - Throws: `malformed-input` where it is no JSON, lacks a field, has a value of another type, or another version.
  public init(json: [UInt8], file: String) throws(ReadsError) {
    let plan: LibraryPlan
    do {
      plan = try JSONDecoder().decode(LibraryPlan.self, from: Data(json))
    } catch {
      throw ReadsError(
        .malformedInput, location: SourceLocation(file: file), message: "this is no plan: \(LibraryPlan.cause(error))",
        advice: "take plan.json of a results folder and change that")
    }
    guard plan.planVersion == 1 else {
      throw ReadsError(
        .malformedInput, location: SourceLocation(file: file),
        message: "the plan has version \(plan.planVersion), this program reads version 1",
        advice: "take plan.json of a new results folder")
    }
    if let primers = plan.primers.value {
      for primer in [primers.pair.forward, primers.pair.reverse] {
        _ = try Primer(name: primer.name, sequence: primer.sequence)
      }
    }
    if let wrong = plan.firstSenselessValue {
      throw ReadsError(
        .malformedInput, location: SourceLocation(file: file), message: "\(wrong.field) is out of range",
        advice: "give \(wrong.range)")
    }
    self = plan
  }

  private static func cause(_ error: any Error) -> String {
    func path(_ context: DecodingError.Context) -> String {
      context.codingPath.map(\.stringValue).joined(separator: ".")
    }
    switch error {
    case DecodingError.keyNotFound(let key, let context):
      return "\(path(context)) lacks \"\(key.stringValue)\""
    case DecodingError.typeMismatch(_, let context), DecodingError.valueNotFound(_, let context):
      return "\(path(context)) has a value of another type"
    case DecodingError.dataCorrupted(let context):
      return context.codingPath.isEmpty ? "it is not valid JSON" : "\(path(context)) has a value that is not known"
    default:
      return "\(error)"
    }
  }
}
