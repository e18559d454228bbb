import BioModel

/// What BIOM has no place for, in the comment of the table:
/// `dysbio: profiler=metaphlan 4; database=mpa_vOct22; taxonomy=ncbi; abundance=genome-copies; unit=shares`.
///
/// Only what is known is written; `%`, `;`, `=` and bytes that are no printable ASCII stand as `%XX`. The profiler's version
/// follows it after a blank. `unit` is `shares`, or left out for counts.
struct BIOMComment: Equatable {
  var origin = TableOrigin()
  var unit: TableAssumptions.Unit?

  /// The comment of a table, nil when there is nothing to say.
  static func text(_ document: TableDocument) -> String? {
    let origin = document.origin
    var said: [(key: String, value: String)] = []
    if !origin.profiler.isEmpty {
      said.append(
        ("profiler", escaped(origin.profiler) + (origin.version.isEmpty ? "" : " " + escaped(origin.version))))
    }
    said.append(("database", escaped(origin.database)))
    said.append(("taxonomy", escaped(origin.taxonomy)))
    said.append(("abundance", origin.abundance?.rawValue ?? ""))
    said.append(("unit", document.table.unit == .relativeAbundance ? "shares" : ""))
    let known = said.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
    return known.isEmpty ? nil : start + known.joined(separator: "; ")
  }

  /// What a comment says, nil for one that is not ours. The comment `unit: relative-abundance` of earlier versions is read.
  init?(_ text: String?) {
    guard let text else { return nil }
    if text == Self.earlier {
      unit = .fractions
      return
    }
    guard text.hasPrefix(Self.start) else { return nil }
    for part in text.dropFirst(Self.start.count).split(separator: ";") {
      let pair = part.split(separator: "=", maxSplits: 1).map { String($0).trimmingBlanks() }
      guard pair.count == 2 else { continue }
      switch pair[0] {
      case "profiler":
        let words = pair[1].split(separator: " ", maxSplits: 1).map { Self.plain(String($0)) }
        origin.profiler = words.first ?? ""
        origin.version = words.count > 1 ? words[1] : ""
      case "database": origin.database = Self.plain(pair[1])
      case "taxonomy": origin.taxonomy = Self.plain(pair[1])
      case "abundance": origin.abundance = TableOrigin.Abundance(rawValue: pair[1])
      case "unit": unit = pair[1] == "shares" ? .fractions : nil
      default: break
      }
    }
  }

  /// Fills in the origin of a table that has been read.
  func state(in document: inout TableDocument) {
    guard origin != TableOrigin() else { return }
    let reason = "the table's comment says so"
    document.state(
      origin,
      TableOrigin.Reasons(profiler: reason, taxonomy: reason, taxonomyConfidence: 1, abundance: reason))
  }

  private static let start = "dysbio: "
  private static let earlier = "unit: relative-abundance"

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for byte in text.utf8 {
      if byte > 0x20, byte < 0x7F, !"%;=".utf8.contains(byte) {
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
    return escaped
  }

  private static func plain(_ text: String) -> String {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2,
        let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
