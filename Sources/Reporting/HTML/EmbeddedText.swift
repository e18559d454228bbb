import CEmbedded

/// Texts compiled into the program.
public enum EmbeddedText {
  /// The style sheet of the report. It is ours and holds no `<`, so it is markup as it is.
  static var reportStyle: HTML { unsafe HTML(stringLiteral: text(dysbio_report_css_bytes(), dysbio_report_css_count)) }

  /// The JSON Schema (draft 2020-12) of `report.json`, as `dysbio schema` prints it.
  public static var reportSchema: String {
    unsafe text(dysbio_report_schema_bytes(), dysbio_report_schema_count)
  }

  private static func text(_ start: UnsafePointer<UInt8>?, _ count: Int) -> String {
    guard let start = unsafe start else { return "" }
    // SAFETY: the resource is a constant of the program: it lives as long as the program and has `count` bytes.
    return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }
}
