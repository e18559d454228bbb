import BioModel

/// The exit codes of the contract.
enum ExitStatus {
  static let internalError: Int32 = 1
  static let someSamplesFailed: Int32 = 2

  /// The code of one kind of error.
  static func code(for kind: DiagnosticKind) -> Int32 {
    switch kind {
    case .usage: 64
    case .malformedInput: 65
    case .missingInput: 66
    case .checkFailed: 70
    case .cannotWriteOutput: 73
    case .inputOutput: 74
    case .interrupted: 130
    }
  }
}
