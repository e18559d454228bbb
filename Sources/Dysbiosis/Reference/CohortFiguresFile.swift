import BioModel
import Fingerprints
import Taxonomy

/// A cohort of figures as a file: versioned text, one statement a line, the last line the SHA-256 of all before it.
///
/// ```
/// #dysbio-cohort-figures  1
/// id … name … citation … doi … licence … selection … unit … rank … age-group … subjects  136
/// library … host … body-site … region … profiler … taxonomy … nomenclature …
/// figures  <key>  <seen|unseen>  <subjects>  <zeros>  <101 quantiles; v*k stands for k times v>
/// flags    <low|high>  <key>  <numbers of the subjects flagged>
/// fingerprint  <64 hexadecimal digits>
/// ```
public enum CohortFiguresFile {
  static let head = "#dysbio-cohort-figures\t1"
  /// Significant digits of a quantile.
  static let digits = 6

  /// The file's bytes.
  public static func encode(_ figures: CohortFigures) -> [UInt8] {
    let body = body(of: figures)
    return body + Array("fingerprint\t\(Fingerprint.sha256Hex(body))\n".utf8)
  }

  static func body(of figures: CohortFigures) -> [UInt8] {
    var text = head + "\n"
    func line(_ fields: [String]) { text += fields.map(clean).joined(separator: "\t") + "\n" }
    for (key, value) in [
      ("id", figures.id), ("name", figures.name), ("citation", figures.origin.citation), ("doi", figures.origin.doi),
      ("licence", figures.origin.licence), ("selection", figures.origin.selection),
      ("unit", figures.unit.rawValue), ("rank", figures.rank.name), ("age-group", figures.ageGroup),
      ("subjects", String(figures.count)),
    ] { line([key, value]) }
    for (key, value) in StudyFields.texts(of: figures.study) { line([key, value]) }
    line(["nomenclature", figures.nomenclature])
    for key in figures.keys {
      guard let entry = figures[key] else { continue }
      line([
        "figures", key, entry.isResolvable ? "seen" : "unseen", String(entry.distribution.count),
        String(entry.distribution.zeroCount), runs(entry.distribution.quantiles),
      ])
    }
    let groups = figures.memberFlags.keys.sorted {
      let (left, right) = ($0.side.rawValue + " " + $0.expression, $1.side.rawValue + " " + $1.expression)
      return Array(left.utf8).lexicographicallyPrecedes(Array(right.utf8))
    }
    for group in groups {
      let rows = (figures.memberFlags[group] ?? []).map(String.init)
      line(["flags", group.side.rawValue, group.expression, rows.joined(separator: " ")])
    }
    return Array(text.utf8)
  }

  /// `0*57 1.5e-5 2e-5`.
  private static func runs(_ values: [Double]) -> String {
    var parts: [(text: String, count: Int)] = []
    for value in values {
      let text = NumberText.text(value, significantDigits: digits)
      if parts.last?.text == text { parts[parts.count - 1].count += 1 } else { parts.append((text, 1)) }
    }
    return parts.map { $0.count == 1 ? $0.text : "\($0.text)*\($0.count)" }.joined(separator: " ")
  }

  private static func clean(_ field: String) -> String {
    String(decoding: field.utf8.map { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D ? 0x20 : $0 }, as: UTF8.self)
  }
}
