/// Who made a result.
public enum ProgramVersion {
  public static let name = "dysbio"
  /// Semantic version of the program; a change of numbers is at least a minor one.
  public static let number = "0.1.0"
}
