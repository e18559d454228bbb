/// A piece of finished markup. Written as a literal: the literal's own characters are markup, interpolated text is
/// escaped by `HTMLText`, interpolated `HTML` stands as it is. So forgetting to escape is not possible.
///
/// ```swift
/// let cell: HTML = "<td>\(sample.id)</td>"
/// ```
public struct HTML: Sendable, Equatable, ExpressibleByStringInterpolation {
  /// The markup as text.
  public private(set) var markup: String

  /// No markup.
  public static let empty: HTML = ""

  public init(stringLiteral value: String) { markup = value }

  public init(stringInterpolation: Interpolation) { markup = stringInterpolation.markup }

  /// Text, escaped.
  public init(text: String) { markup = HTMLText(text).escaped }

  /// There is no markup.
  public var isEmpty: Bool { markup.isEmpty }

  public static func += (left: inout HTML, right: HTML) { left.markup += right.markup }

  public static func + (left: HTML, right: HTML) -> HTML {
    var sum = left
    sum += right
    return sum
  }

  /// Collects a literal's parts.
  public struct Interpolation: StringInterpolationProtocol, Sendable {
    fileprivate var markup = ""

    public init(literalCapacity: Int, interpolationCount: Int) { markup.reserveCapacity(literalCapacity) }

    /// Markup of the literal.
    public mutating func appendLiteral(_ literal: String) { markup += literal }

    /// Text, escaped.
    public mutating func appendInterpolation(_ text: String) { markup += HTMLText(text).escaped }

    /// Finished markup.
    public mutating func appendInterpolation(_ html: HTML) { markup += html.markup }

    /// Finished markup, one after the other.
    public mutating func appendInterpolation(_ parts: [HTML]) { for part in parts { markup += part.markup } }

    /// A whole number.
    public mutating func appendInterpolation(_ number: Int) { markup += String(number) }

    /// A coordinate in pixels, with at most two decimals.
    public mutating func appendInterpolation(_ coordinate: Double) { markup += DisplayNumber.coordinate(coordinate) }
  }
}
