public import BioModel

/// The tests of distances between groups that can be asked for (`--tests`).
public enum DistanceTests {
  /// By id; `permanova` comes with the pairs of groups and, where no kind of it is asked for, the groups' dispersion:
  /// `permdisp`, of many samples `permdisp-centroid` (`ComparisonOptions.mostWithSpatialMedians`).
  public static let all = [
    Descriptor(
      id: "permanova", title: "PERMANOVA",
      summary: "Do distances go with the terms of the model? With the groups' dispersion, and pairs of groups.",
      formula: "pseudo-F", unit: "", reference: "10.1111/j.1442-9993.2001.01070.pp.x"),
    Descriptor(
      id: Dispersion.Centre.spatialMedian.testID, title: "PERMDISP, spatial medians",
      summary:
        "Are the groups equally spread around their spatial medians? In time that grows with the cube of the samples.",
      formula: "F of the distances to the group's spatial median", unit: "",
      reference: "10.1111/j.1541-0420.2005.00440.x"),
    Descriptor(
      id: Dispersion.Centre.centroid.testID, title: "PERMDISP, centroids",
      summary:
        "Are the groups equally spread around their centroids? Straight from the distances, for any number of samples.",
      formula:
        "F of the distances z to the group's centroid, z^2 = |mean d^2 to the group - mean d^2 in the group / 2|",
      unit: "", reference: "10.1111/j.1541-0420.2005.00440.x"),
    Descriptor(
      id: "anosim", title: "ANOSIM", summary: "Are distances between groups ranked above those within?",
      formula: "(mean rank between - mean rank within) / (M / 2)", unit: "",
      reference: "10.1111/j.1442-9993.1993.tb00438.x"),
  ]

  /// Those made unless others are asked for.
  public static let byDefault = ["permanova"]
}
