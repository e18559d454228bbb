/// The header styles a reference may be written in, tried in this order. A new style is a new file and a line here.
public enum ReferenceHeaderStyles {
  public static let all: [any ReferenceHeaderStyle] = [
    SINTAXHeader(), RDPHeader(), UNITEHeader(), PrefixedHeader(), TabLineageHeader(), DADA2Header(),
  ]

  /// The first style that a header is written in.
  public static func style(of header: String) -> (any ReferenceHeaderStyle)? {
    all.first { $0.parse(header) != nil }
  }
}
