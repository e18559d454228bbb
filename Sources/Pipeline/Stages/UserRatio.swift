import BioModel
import Dysbiosis

/// A ratio as the command line gives it: `name=numerator/denominator`.
enum UserRatio {
  static func definition(_ text: String) throws -> RatioDefinition {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else {
      throw PipelineError(.usage, "--ratio \(text) is not name=numerator/denominator")
    }
    return RatioDefinition(try RatioExpression(parts[1]), id: parts[0])
  }
}
