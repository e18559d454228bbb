public import BioModel

/// A matrix computation that did not finish: a bug or a broken library, never the user's input.
public struct LinearAlgebraError: Diagnostic, Equatable {
  /// The LAPACK routine.
  public let routine: String
  /// Its `info`: < 0 an illegal argument (or −1010, −1011: no memory), > 0 no convergence.
  public let info: Int
  /// The order of the matrix.
  public let order: Int

  /// - Parameters: what the routine said, and of which matrix.
  public init(routine: String, info: Int, order: Int) {
    self.routine = routine
    self.info = info
    self.order = order
  }

  /// There is no LAPACK.
  static func notInstalled(order: Int) -> LinearAlgebraError {
    LinearAlgebraError(routine: "", info: 0, order: order)
  }

  /// - Throws: for an `info` that is not 0.
  static func check(_ routine: String, _ order: Int, _ info: Int32) throws(LinearAlgebraError) {
    if info != 0 { throw LinearAlgebraError(routine: routine, info: Int(info), order: order) }
  }

  /// The class that decides the exit code.
  public var kind: DiagnosticKind { routine.isEmpty ? .missingInput : .checkFailed }
  /// No place in a file.
  public var location: SourceLocation? { nil }
  /// What is wrong, without the place.
  public var message: String {
    if routine.isEmpty { return "LAPACK (liblapacke) is not installed" }
    let reason =
      info > 0 ? "did not converge" : (info <= -1010 ? "found no memory" : "refused argument \(-info)")
    return "LAPACK \(routine) \(reason) for a \(order) × \(order) matrix (info \(info))"
  }
  /// What to do.
  public var advice: String {
    routine.isEmpty
      ? "install it (Debian: liblapacke libopenblas0-serial)"
      : "check the installed LAPACK, and the matrix for values that are not finite"
  }
}
