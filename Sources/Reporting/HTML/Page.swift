/// A self-contained page: head with its style, contents, sections, foot.
struct Page {
  struct Section {
    let id: String
    let title: String
    let body: HTML
  }

  let title: String
  let windowTitle: String
  let kicker: String
  let meta: HTML
  let programVersion: String
  let sections: [Section]

  var html: HTML {
    let contents = sections.map { section -> HTML in
      "<li><a href=\"#\(section.id)\">\(section.title)</a></li>\n"
    }
    let bodies = sections.map { section -> HTML in
      """
      <section id="\(section.id)">
      <h2>\(section.title)</h2>
      \(section.body)</section>

      """
    }
    return """
      <!doctype html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="dysbio \(programVersion)">
      <meta name="color-scheme" content="light dark">
      <title>\(windowTitle)</title>
      <style>
      \(EmbeddedText.reportStyle)</style>
      </head>
      <body>
      <header>
      <p class="kicker">\(kicker)</p>
      <h1>\(title)</h1>
      <p class="meta">\(meta)</p>
      </header>
      <div class="page">
      <nav aria-label="Contents"><ol>
      \(contents)</ol></nav>
      <main>
      \(bodies)</main>
      </div>
      <footer><p>Made by dysbio \(programVersion). Research use only; not a medical test. The numbers of every figure stand in the files beside this page.</p></footer>
      </body>
      </html>

      """
  }
}
