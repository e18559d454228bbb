import BioModel

/// Whether two reads are mates, by their names up to the first blank.
enum MateNames {
  /// Equal names; or names that differ only in a trailing `/1` and `/2` (or `.1`/`.2`, `_1`/`_2`, `:1`/`:2` as some
  /// archives write them), of which either may be missing when it is written with a slash.
  static func agree(_ a: ReadBatch, _ i: Int, _ b: ReadBatch, _ j: Int) -> Bool {
    let x = a.bytes[a.records[i].name]
    let y = b.bytes[b.records[j].name]
    if x.elementsEqual(y) { return true }
    if stripped(x).elementsEqual(stripped(y)) { return true }
    guard x.count == y.count, x.count > 2, x.last == 0x31, y.last == 0x32, x.dropLast().elementsEqual(y.dropLast())
    else { return false }
    return [0x2E, 0x5F, 0x3A].contains(x[x.endIndex - 2])
  }

  /// The name without a trailing `/1` or `/2`.
  private static func stripped(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard name.count > 2, name[name.endIndex - 2] == 0x2F, let last = name.last, last == 0x31 || last == 0x32 else {
      return name
    }
    return name.dropLast(2)
  }
}
