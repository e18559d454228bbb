/// What was run: everything that can change a result, and nothing that cannot (no time, host, user, thread count).
public struct RunDescription: Sendable, Equatable {
  /// The command that made the results.
  public enum Command: String, Sendable, CaseIterable {
    case run, analyze, diversity, ratios, dysbiosis, simulate
  }

  /// One option with its value as text, in the order in which it is to be shown.
  public struct Parameter: Sendable, Equatable {
    /// The option's name without dashes, for example `max-expected-errors`.
    public let key: String
    /// Its value as given or chosen.
    public let value: String

    /// - Parameters: as the properties.
    public init(_ key: String, _ value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The report's title, for example the study's name.
  public var title: String
  public var command: Command
  /// The program's version, for example `0.1.0`.
  public var programVersion: String
  /// What is known of material and method: sample type, date, library type, region, kit, marker table version, known
  /// confounders; in the order in which it is to be shown.
  public var context: [Parameter]
  /// Options in a fixed order.
  public var parameters: [Parameter]
  /// Random streams with their seeds, for example `rarefaction` → 1.
  public var seeds: [Parameter]
  /// Steps of the read ledger that ran: `primers`, `filter`, `merge`, `denoise`, `chimeras`, `targets`.
  public var ledgerSteps: [String]
  /// What one ledger unit is: `read pairs` or `reads`.
  public var readUnit: String

  /// - Parameters: as the properties.
  public init(
    title: String, command: Command, programVersion: String, context: [Parameter] = [], parameters: [Parameter] = [],
    seeds: [Parameter] = [],
    ledgerSteps: [String] = [], readUnit: String = "reads"
  ) {
    self.title = title
    self.command = command
    self.programVersion = programVersion
    self.context = context
    self.parameters = parameters
    self.seeds = seeds
    self.ledgerSteps = ledgerSteps
    self.readUnit = readUnit
  }
}
