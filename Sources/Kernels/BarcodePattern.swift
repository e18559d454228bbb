/// A barcode ready to be compared: for each base a word with one bit per position that allows it, the last position in
/// bit 0, so that barcodes of any length line up at their ends.
public struct BarcodePattern: Sendable, Equatable {
  /// The number of letters, at most 64.
  public let count: Int
  private let a: UInt64
  private let c: UInt64
  private let g: UInt64
  private let t: UInt64
  private let positions: UInt64

  /// The pattern of IUPAC letters; other bytes match nothing.
  ///
  /// - Precondition: at most 64 letters.
  public init(_ letters: [UInt8]) {
    precondition(letters.count <= 64, "a barcode has at most 64 letters")
    count = letters.count
    var planes = (a: UInt64(0), c: UInt64(0), g: UInt64(0), t: UInt64(0))
    for letter in letters {
      let set = UInt64(PrimerMask.table[Int(letter)])
      planes.a = planes.a << 1 | set & 1
      planes.c = planes.c << 1 | (set >> 1) & 1
      planes.g = planes.g << 1 | (set >> 2) & 1
      planes.t = planes.t << 1 | (set >> 3) & 1
    }
    (a, c, g, t) = planes
    positions = count == 64 ? ~0 : (1 << UInt64(count)) - 1
  }

  /// The positions at which the bases do not fit. Complexity O(1), no branches.
  @inlinable public func mismatches(_ window: BarcodeWindow) -> Int { disagreement(window).nonzeroBitCount }

  @usableFromInline func disagreement(_ window: BarcodeWindow) -> UInt64 {
    ~(a & window.a | c & window.c | g & window.g | t & window.t) & positions
  }

  /// Whether a read of one barcode may, with one wrong base, be the other: at most one position of the shorter one
  /// allows no base that the other allows, ends lined up.
  public func isNear(_ other: BarcodePattern) -> Bool {
    let shared = a & other.a | c & other.c | g & other.g | t & other.t
    return (~shared & positions & other.positions).nonzeroBitCount <= 1
  }
}

/// The last bases before some place of a read, one word per base.
public struct BarcodeWindow: Sendable {
  @usableFromInline let a: UInt64
  @usableFromInline let c: UInt64
  @usableFromInline let g: UInt64
  @usableFromInline let t: UInt64

  /// The up to `length` bases (upper-case) that end before `end`. A base that is not A, C, G or T fits nothing, as
  /// does a position before the read.
  ///
  /// - Precondition: `end` lies in the read, `length` is at most 64.
  public init(_ bases: Span<UInt8>, endingAt end: Int, length: Int) {
    var planes = (a: UInt64(0), c: UInt64(0), g: UInt64(0), t: UInt64(0))
    for place in max(0, end - length)..<end {
      let base = bases[place]
      planes.a = planes.a << 1 | (base == 0x41 ? 1 : 0)
      planes.c = planes.c << 1 | (base == 0x43 ? 1 : 0)
      planes.g = planes.g << 1 | (base == 0x47 ? 1 : 0)
      planes.t = planes.t << 1 | (base == 0x54 ? 1 : 0)
    }
    (a, c, g, t) = planes
  }
}
