public import BioModel

/// Barcodes inside the reads, found without a table.
public struct InlineBarcodeFindings: Sendable, Equatable {
  /// How the barcodes were told from spacers.
  public enum Evidence: String, Sendable, Codable {
    /// Both mates carry the same letters directly before their primers.
    case sameInBothMates = "same-in-both-mates"
    /// The letters of one mate say what those of the other are.
    case pairedBetweenMates = "paired-between-mates"
    /// Few different words of one length stand before the forward primer.
    case fewBeforeForward = "few-before-forward"
    /// Few different words of one length stand before the reverse primer.
    case fewBeforeReverse = "few-before-reverse"
  }

  /// A barcode, or two that go together, and its pairs.
  public struct Barcode: Sendable, Equatable {
    /// The letters before the forward primer; nil where there is no barcode.
    public let forward: String?
    /// The letters before the reverse primer; nil where there is no barcode.
    public let reverse: String?
    /// The pairs (single reads) with it, of those looked at in detail.
    public let pairCount: Int
  }

  /// The primers before which they stand.
  public let primers: PrimerPair
  public let evidence: Evidence
  /// The letters of a barcode; with `pairedBetweenMates` the longest length at which the mates still go together, which
  /// may hold a spacer that is fixed per barcode.
  public let barcodeLength: Int
  /// Pairs (single reads) looked at.
  public let examined: Int
  /// Pairs that begin with these primers, with or without anything before them.
  public let located: Int
  /// The share of those looked at in detail that one of the barcodes explains, 0…1.
  public let share: Double
  /// How many different barcodes there are.
  public let distinctCount: Int
  /// The most frequent ones, at most `InlineBarcodeProbe.namedBarcodes`, the most frequent first, equals by letters.
  public let barcodes: [Barcode]
}

extension InlineBarcodeFindings {
  /// What to do about it.
  public var notice: Notice {
    let percent = NumberText.text((share * 1_000).rounded() / 10)
    return Notice(
      .warning, code: "inline-barcodes",
      message: "the reads carry barcodes of \(barcodeLength) bases before the primers \(primers.name)"
        + " (\(distinctCount) different ones explain \(percent) % of pairs): this is a pool; split it with"
        + " `dysbio demultiplex` and the table of barcodes")
  }
}
