/// The shape that stands for a group beside its colour: circle, square, triangle, diamond.
struct Mark {
  let shape: Int

  init(_ group: Int) { shape = group % 4 }

  func html(x: Double, y: Double, radius: Double, colour: String, title: String? = nil, faint: Bool = false) -> HTML {
    let tip: HTML = title.map { "<title>\($0)</title>" } ?? .empty
    let style: HTML = "class=\"\(faint ? "mk faint" : "mk")\" fill=\"\(colour)\""
    switch shape {
    case 0: return "<circle cx=\"\(x)\" cy=\"\(y)\" r=\"\(radius)\" \(style)>\(tip)</circle>\n"
    case 1:
      let side = radius * 1.76
      return """
        <rect x="\(x - side / 2)" y="\(y - side / 2)" width="\(side)" height="\(side)" \(style)>\(tip)</rect>

        """
    case 2:
      let r = radius * 1.2
      return """
        <path d="M\(x) \(y - r)L\(x + r * 0.95) \(y + r * 0.7)L\(x - r * 0.95) \(y + r * 0.7)Z" \(style)>\(tip)</path>

        """
    default:
      let r = radius * 1.25
      return """
        <path d="M\(x) \(y - r)L\(x + r) \(y)L\(x) \(y + r)L\(x - r) \(y)Z" \(style)>\(tip)</path>

        """
    }
  }
}
