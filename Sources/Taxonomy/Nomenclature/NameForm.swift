import BioModel

/// What the mere form of a name says of its scheme: forms that one scheme alone uses.
enum NameForm {
  /// The scheme that writes names like this one; nil when the form says nothing.
  ///
  /// GTDB: a capital suffix (`Bacillota_A`, `Dorea_A longicatena_B`). SILVA: a numbered genus (`Prevotella_9`,
  /// `Clostridium sensu stricto 1`), a bracketed group (`[Eubacterium] hallii group`), `Escherichia-Shigella`.
  /// Greengenes: a genus or family whole in brackets. RDP: `Escherichia/Shigella`, told apart by other names.
  /// MetaPhlAn: genome bins (`GGB9699`, `SGB15286`).
  static func scheme(of name: String, rank: Rank) -> NomenclatureScheme? {
    let bytes = Array(name.utf8)
    if isGenomeBin(bytes) { return .metaphlan }
    if rank == .genus || rank == .family, bytes.first == UInt8(ascii: "["), bytes.last == UInt8(ascii: "]") {
      return .greengenes
    }
    if rank == .genus {
      if name.hasPrefix("["), name.hasSuffix("group") { return .silva }
      if let last = bytes.last, isDigit(last), bytes.first.map(isCapital) ?? false,
        let cut = bytes.lastIndex(where: { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: " ") }),
        bytes[(cut + 1)...].allSatisfy(isDigit), !name.utf8.contains(UInt8(ascii: "-"))
      {
        return name.contains("ncertae") ? nil : .silva
      }
    }
    // `Family_XI` is a Roman number.
    if name.hasPrefix("Family") { return nil }
    let words = name.split(separator: " ")
    for word in words {
      let parts = word.split(separator: "_", omittingEmptySubsequences: false)
      guard parts.count == 2, let suffix = parts.last, (1...2).contains(suffix.utf8.count),
        suffix.utf8.allSatisfy(isCapital), parts[0].utf8.count > 3
      else { continue }
      return suffix == "XI" || suffix == "IV" || suffix == "XX" ? nil : .gtdb
    }
    return nil
  }

  private static func isGenomeBin(_ bytes: [UInt8]) -> Bool {
    bytes.count > 3 && (bytes.starts(with: "GGB".utf8) || bytes.starts(with: "SGB".utf8)) && isDigit(bytes[3])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  private static func isCapital(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") }
}
