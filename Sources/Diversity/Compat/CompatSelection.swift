/// Metrics asked for by a peer's names (`--compat PEER --metrics a,b`).
public struct CompatSelection: Sendable, Equatable {
  /// A metric under both names.
  public struct Column: Sendable, Equatable {
    /// The peer's name; of a metric for which the peer returns several values, with their place after a point.
    public let name: String
    /// The id here.
    public let id: String
  }

  /// Whose conventions hold.
  public let peer: CompatPeer
  /// In the order asked for.
  public let columns: [Column]

  /// - Parameter names: the peer's names, or ids of metrics that the peer has under a name of its own; none: those the peer
  ///   reports by default.
  /// - Throws: `DiversityError` for a name that the peer does not have, or a metric whose numbers are not the peer's.
  public init(_ peer: CompatPeer, names: [String]) throws(DiversityError) {
    var columns: [Column] = []
    for name in names.isEmpty ? CompatConventions.byDefault(of: peer) : names {
      for column in try Self.columns(name, of: peer) where !columns.contains(column) { columns.append(column) }
    }
    self.peer = peer
    self.columns = columns
  }

  /// The ids to compute.
  public var ids: [String] { columns.map(\.id) }

  /// What the peer calls a metric; nil where it was not asked for.
  public func name(of id: String) -> String? { columns.first { $0.id == id }?.name }

  private static func columns(_ name: String, of peer: CompatPeer) throws(DiversityError) -> [Column] {
    if let metric = CompatConventions.metric(name, of: peer) {
      guard metric.isSame else { throw DiversityError.peerMetricDiffers(metric, of: peer) }
      guard metric.ids.count > 1 else { return metric.ids.map { Column(name: name, id: $0) } }
      return metric.ids.enumerated().map { Column(name: "\(name).\($0 + 1)", id: $1) }
    }
    if let own = CompatConventions.name(of: name, for: peer) { return [Column(name: own, id: name)] }
    throw DiversityError.unknownPeerMetric(
      name: name, peer: peer, known: CompatConventions.metrics(of: peer).filter(\.isSame).map(\.name))
  }
}
