import BioModel

/// The part of TOML 1.0 that files of ratios need: arrays of tables with strings, numbers, booleans and arrays of strings.
///
/// Every file accepted here is TOML and means the same there. What is left out (tables in tables, inline tables, dates,
/// multi-line strings, dotted keys) is an error that says so, with its line, as are repeated keys.
struct TOMLTables {
  private(set) var tables: [RatioTable] = []

  init(_ bytes: [UInt8], file: String) throws(DysbiosisError) {
    var scanner = TOMLScanner(bytes, file: file)
    while try scanner.skipToContent() {
      if scanner.take("[[") {
        let line = scanner.line
        let name = try scanner.key()
        if !scanner.take("]]") { throw scanner.error("expected ]] after the name of a table") }
        try scanner.endLine()
        tables.append(RatioTable(name: name, heading: "[[\(name)]]", line: line))
      } else if scanner.take("[") {
        throw scanner.error("a plain [table] has no place here", advice: "write [[ratio]] or [[group]]")
      } else {
        let line = scanner.line
        let key = try scanner.key()
        scanner.skipBlanks()
        if !scanner.take("=") { throw scanner.error("expected = after '\(key)'") }
        let value = try scanner.value()
        try scanner.endLine()
        guard var table = tables.popLast() else {
          throw scanner.error("'\(key)' stands before the first table", line: line, advice: "begin with [[ratio]]")
        }
        if table.values[key] != nil { throw scanner.error("'\(key)' stands there twice", line: line) }
        table.values[key] = (value, line)
        table.keys.append(key)
        tables.append(table)
      }
    }
  }
}
