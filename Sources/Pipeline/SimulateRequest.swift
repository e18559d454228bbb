public import Simulation

/// What `dysbio simulate` is asked to make.
public struct SimulateRequest: Sendable {
  public var outputFolder: String
  /// Samples in all, spread over the groups in turn, unless `groupSizes` is given.
  public var samples = 8
  /// Names and sizes of groups; empty for one group.
  public var groups: [(name: String, samples: Int)] = []
  public var pairsPerSample = 10_000
  /// Negative controls: few reads of reagent contaminants.
  public var negativeControls = 0
  /// Id of a primer pair of the catalogue.
  public var primers = "515f-806r"
  /// FASTA with lineages; nil for the built-in reference.
  public var reference: String?
  /// Table of taxa and their mean share in each group; nil for a log-normal community.
  public var communityFile: String?
  /// Taxa of a log-normal community.
  public var richness = 150
  /// Spread between samples: standard deviation of the natural log of each share.
  public var spread = 0.6
  public var model = SequencingModel()
  public var seed: UInt64 = 1
  public var replacesOutput = false

  public init(outputFolder: String) { self.outputFolder = outputFolder }

}
