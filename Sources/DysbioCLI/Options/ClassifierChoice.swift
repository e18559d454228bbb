import ArgumentParser
import BioModel
import Taxonomy

/// The values of the options that name a classifier and the confidence of its calls.
enum ClassifierChoice {
  /// The methods' ids, as help texts list them.
  static var list: String { ClassifierMethods.all.map(\.id).joined(separator: " or ") }

  /// - Throws: a usage error that names the option and lists what there is, or says what a confidence is.
  static func check(_ id: String, option: String) throws {
    guard ClassifierMethods.named(id) == nil else { return }
    throw ValidationError("--\(option) takes \(list), not '\(id)'")
  }

  /// - Throws: a usage error for what is no number from 0 to 1.
  static func check(minimumConfidence: Double?) throws {
    guard let minimumConfidence, !(0...1).contains(minimumConfidence) else { return }
    throw ValidationError("--min-confidence takes a number from 0 to 1")
  }
}
