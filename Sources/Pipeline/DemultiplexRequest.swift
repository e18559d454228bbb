public import BioIO

/// What `dysbio demultiplex` is asked to do.
public struct DemultiplexRequest: Sendable {
  /// First mates, single reads, BAM or CRAM; `-` is standard input.
  public var forward: String
  /// Second mates.
  public var reverse: String?
  /// The table of barcodes.
  public var barcodes: String
  public var outputFolder: String
  /// Id of a primer pair, `FORWARD,REVERSE`, or `none`; nil for what the table states.
  public var primers: String?
  /// Bases of a barcode that may disagree.
  public var barcodeMismatches = 1
  /// The most bases before a barcode; nil for 15 where primers are known and 0 where not.
  public var maximumSpacer: Int?
  public var phred = PhredChoice.automatic
  public var replacesOutput = false

  public init(forward: String, reverse: String?, barcodes: String, outputFolder: String) {
    self.forward = forward
    self.reverse = reverse
    self.barcodes = barcodes
    self.outputFolder = outputFolder
  }
}
