/// The registry of ordinations. A new one is a type of its own and a line here.
public enum OrdinationMethods {
  public static let all: [any OrdinationMethod] = [
    PCoAMethod(), RandomisedPCoAMethod(), NMDSMethod(), LogRatioMethod(), RobustMethod(),
  ]

  /// Those made unless others are asked for.
  public static let byDefault: [any OrdinationMethod] = [PCoAMethod()]
}
