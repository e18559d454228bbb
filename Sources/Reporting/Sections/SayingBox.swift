/// What a profile can say and what it cannot, side by side.
struct SayingBox {
  let can: [HTML]
  let cannot: [HTML]

  var html: HTML {
    """
    <dl class="box">
    <dt>A profile can say</dt><dd>\(Self.list(can))</dd>
    <dt>It cannot say</dt><dd>\(Self.list(cannot))</dd>
    </dl>

    """
  }

  private static func list(_ items: [HTML]) -> HTML { "<ul>\(items.map { "<li>\($0)</li>" as HTML })</ul>" }
}
