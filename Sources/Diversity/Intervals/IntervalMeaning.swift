/// What an interval of a diversity value claims.
public enum IntervalMeaning: String, Sendable, Hashable {
  /// A 95 % interval of the metric's expectation at the sample's depth, whose coverage was tested by simulation.
  case confidence = "95% interval at this depth"
  /// How much the value would vary between samples of this depth; not claimed to hold the expectation in 95 % of cases.
  case samplingVariation = "sampling variation at this depth"
}
