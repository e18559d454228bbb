/// The classifier's reference, as every result names it.
public struct ReferenceSummary: Sendable, Equatable {
  /// Name with version.
  public let name: String
  /// SHA-256 of its content.
  public let fingerprint: String
  public let sequenceCount: Int?
  /// Whether it holds mitochondria and chloroplasts; nil when it does not say. Without them organelle reads cannot be
  /// recognised.
  public let holdsOrganelles: Bool?
  /// Id of the classifier; nil where names came with the table.
  public let method: String?
  /// The cut-off of confidence, 0…1.
  public let minimumConfidence: Double?

  /// - Parameters: as the properties.
  public init(
    name: String, fingerprint: String, sequenceCount: Int? = nil, holdsOrganelles: Bool? = nil,
    method: String? = nil, minimumConfidence: Double? = nil
  ) {
    self.name = name
    self.fingerprint = fingerprint
    self.sequenceCount = sequenceCount
    self.holdsOrganelles = holdsOrganelles
    self.method = method
    self.minimumConfidence = minimumConfidence
  }
}
