import BioModel

/// The header of a group or data set: a list of messages.
struct HDF5Object {
  /// The messages that reading needs.
  enum Kind: Int {
    case dataspace = 0x01, linkInfo = 0x02, datatype = 0x03, link = 0x06, layout = 0x08, filters = 0x0B
    case attribute = 0x0C, continuation = 0x10, symbolTable = 0x11
  }

  struct Message {
    let kind: Kind
    let range: Range<Int>
  }

  private(set) var messages: [Message] = []

  /// The first message of a kind; nil when there is none.
  func first(_ kind: Kind) -> Range<Int>? { messages.first { $0.kind == kind }?.range }

  init(at address: Int, _ file: HDF5Bytes) throws(TableError) {
    // Blocks still to be read; each continuation names one more, and all of them together fit in the file.
    var blocks: [Range<Int>]
    var flags = 0
    let isNew = try file.has("OHDR", at: address)
    if isNew {
      flags = try file.byte(address + 5)
      let prefix = 6 + (flags & 0x20 != 0 ? 16 : 0) + (flags & 0x10 != 0 ? 4 : 0)
      let width = 1 << (flags & 3)
      let size = try file.number(address + prefix, width)
      blocks = [try file.range(address + prefix + width, count: size)]
    } else {
      guard try file.byte(address) == 1 else { throw file.damaged() }
      blocks = [try file.range(address + 16, count: file.number(address + 8, 4))]
    }
    var room = file.bytes.count
    while let block = blocks.popLast() {
      room -= max(1, block.count)
      guard room >= 0 else { throw file.damaged() }
      try take(block, isNew: isNew, flags: flags, &blocks, file)
    }
  }

  private mutating func take(
    _ block: Range<Int>, isNew: Bool, flags: Int, _ blocks: inout [Range<Int>], _ file: HDF5Bytes
  ) throws(TableError) {
    let head = isNew ? (flags & 0x04 != 0 ? 6 : 4) : 8
    var at = block.lowerBound
    while at + head <= block.upperBound {
      let type = try file.number(at, isNew ? 1 : 2)
      let size = try file.number(at + (isNew ? 1 : 2), 2)
      let isShared = try file.byte(at + (isNew ? 3 : 4)) & 0x02 != 0
      let start = at + head
      guard start + size <= block.upperBound else { throw file.damaged() }
      at = start + size
      guard let kind = Kind(rawValue: type) else { continue }
      if isShared { throw file.unsupported("shared messages (named types)") }
      guard kind == .continuation else {
        messages.append(Message(kind: kind, range: start..<at))
        continue
      }
      let more = try file.range(file.number(start, 8), count: file.number(start + 8, 8))
      if isNew {
        guard more.count >= 8, try file.has("OCHK", at: more.lowerBound) else { throw file.damaged() }
        blocks.append(more.lowerBound + 4..<more.upperBound - 4)
      } else {
        blocks.append(more)
      }
    }
  }
}
