public import BioModel

/// The tests of distances between groups that can be asked for (`--tests`).
public enum DistanceTests {
  /// By id; `permanova` comes with the groups' dispersion and the pairs of groups.
  public static let all = [
    Descriptor(
      id: "permanova", title: "PERMANOVA",
      summary: "Do distances go with the terms of the model? With the groups' dispersion, and pairs of groups.",
      formula: "pseudo-F", unit: "", reference: "10.1111/j.1442-9993.2001.01070.pp.x"),
    Descriptor(
      id: "anosim", title: "ANOSIM", summary: "Are distances between groups ranked above those within?",
      formula: "(mean rank between - mean rank within) / (M / 2)", unit: "",
      reference: "10.1111/j.1442-9993.1993.tb00438.x"),
  ]

  /// Those made unless others are asked for.
  public static let byDefault = ["permanova"]
}
