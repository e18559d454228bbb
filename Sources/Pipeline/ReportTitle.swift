import Reporting

/// What the head of a report and its method box say of the material.
enum ReportTitle {
  /// The input's name, without folders.
  static func of(_ input: String) -> String {
    let name = input.split(separator: "/").last.map(String.init) ?? input
    return name == "-" ? "Dysbiosis report" : "Dysbiosis report: \(name)"
  }

  /// Which marker table was used.
  static func markerTable(_ file: String?) -> [RunDescription.Parameter] {
    [RunDescription.Parameter("Marker table", file ?? "built-in, dysbio \(ProgramVersion.number)")]
  }
}
