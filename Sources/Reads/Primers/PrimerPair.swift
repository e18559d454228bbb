/// Two primers and the amplicon between them.
public struct PrimerPair: Sendable, Equatable, Codable {
  /// The permanent kebab-case id, for example `515f-parada-806r-apprill`.
  public let id: String
  /// The name used in the field, for example `515F/806R`.
  public let name: String
  /// The sense primer.
  public let forward: Primer
  /// The antisense primer, 5'→3' as it is ordered and as its read begins.
  public let reverse: Primer
  /// The variable regions between them, for example `V4`; `unknown` for a user's own pair.
  public let region: String
  /// The DOI of the publication of these letters, empty for a user's own pair.
  public let reference: String
  /// The length in bases expected between the primers, primers not counted; nil for a user's own pair.
  public let insertLength: LengthWindow?
  /// IUPAC consensus of the 16 bases that follow the forward primer, and of those that follow the reverse primer in
  /// its own reading direction, by which reads without primers are recognised; empty where unknown.
  public let insertStarts: InsertStarts

  /// How the reads of a region begin once the primers are gone.
  public struct InsertStarts: Sendable, Equatable, Codable {
    /// What follows the forward primer.
    public let forward: String
    /// What follows the reverse primer, in its own reading direction.
    public let reverse: String

    /// Nothing is known.
    public static let unknown = InsertStarts(forward: "", reverse: "")
  }

  /// A user's own pair: no published window, nothing known of what follows.
  public init(forward: Primer, reverse: Primer, region: String = "unknown", insertLength: LengthWindow? = nil) {
    self.init(
      id: "custom", name: "\(forward.name)/\(reverse.name)", forward: forward, reverse: reverse, region: region,
      reference: "", insertLength: insertLength, insertStarts: .unknown)
  }

  init(
    id: String, name: String, forward: Primer, reverse: Primer, region: String, reference: String,
    insertLength: LengthWindow?, insertStarts: InsertStarts
  ) {
    self.id = id
    self.name = name
    self.forward = forward
    self.reverse = reverse
    self.region = region
    self.reference = reference
    self.insertLength = insertLength
    self.insertStarts = insertStarts
  }
}
