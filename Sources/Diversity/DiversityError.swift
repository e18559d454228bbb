public import BioModel

/// A call to this module that cannot be carried out. Odd samples are no errors: they give undefined values.
public enum DiversityError: Diagnostic, Equatable {
  /// No metric has this id.
  case unknownMetric(id: String, known: [String])
  /// A peer has no metric of this name.
  case unknownPeerMetric(name: String, peer: CompatPeer, known: [String])
  /// A peer's metric whose numbers differ from the nearest here, or that is not offered.
  case peerMetricDiffers(CompatMetric, of: CompatPeer)
  /// No ordination has this id.
  case unknownOrdination(id: String, known: [String])
  /// A depth below one read.
  case depthNotPositive(Int)
  /// Counts are needed, and the table holds shares or fractions of reads.
  case needsWholeCounts(what: String)
  /// A tree is needed, and there is none.
  case needsTree(what: String)
  /// Features of the table that are no tips of the tree, out of how many the samples hold.
  case featuresNotInTree([String], of: Int)
  /// The share that stands for a zero would take all of a sample.
  case replacementTooLarge(delta: Double, sample: String)
  /// A scratch file could not be made: the system's `errno`.
  case noScratchSpace(folder: String, bytes: Int, code: Int32)

  /// The class that decides the exit code.
  public var kind: DiagnosticKind {
    switch self {
    case .featuresNotInTree: .malformedInput
    case .noScratchSpace: .cannotWriteOutput
    default: .usage
    }
  }
  /// No place in a file.
  public var location: SourceLocation? { nil }

  /// What is wrong, without the place.
  public var message: String {
    switch self {
    case .unknownMetric(let id, _): "no metric is called \"\(id)\""
    case .unknownPeerMetric(let name, let peer, _): "\(peer.rawValue) has no metric called \"\(name)\""
    case .peerMetricDiffers(let metric, let peer):
      metric.ids.isEmpty
        ? "\(peer.rawValue)'s \(metric.name) is not offered here (\(metric.note))"
        : "\(peer.rawValue)'s \(metric.name) has other numbers than \(metric.ids[0]) here (\(metric.note))"
    case .unknownOrdination(let id, _): "no ordination is called \"\(id)\""
    case .depthNotPositive(let depth): "the depth \(depth) is below one read"
    case .needsWholeCounts(let what): "\(what) needs whole read counts, which this table does not hold"
    case .needsTree(let what): "\(what) needs a tree of the features"
    case .featuresNotInTree(let missing, let count):
      "\(missing.count) of \(count) features of the table are not in the tree: " + someNames(missing)
    case .replacementTooLarge(let delta, let sample):
      "zeros at \(NumberText.text(delta)) each would take all of sample \(sample)"
    case .noScratchSpace(let folder, let bytes, let code):
      "no scratch file of \(bytes) bytes could be made in \(folder) (system error \(code))"
    }
  }

  /// What to do.
  public var advice: String {
    switch self {
    case .unknownMetric(_, let known): "known are " + known.joined(separator: ", ")
    case .unknownPeerMetric(let name, let peer, let known):
      (DiversityOptions.knownMetricIDs.contains(name)
        ? "\(name) is an id of this program: leave --compat out to ask for it; " : "")
        + "metrics of \(peer.rawValue) are " + known.joined(separator: ", ")
    case .peerMetricDiffers(let metric, _):
      metric.ids.isEmpty
        ? "leave it out" : "leave it out, or ask for \(metric.ids[0]) without --compat if its numbers will do"
    case .unknownOrdination(_, let known): "known are " + known.joined(separator: ", ")
    case .depthNotPositive: "give --depth a whole number of reads, for example 10000"
    case .needsWholeCounts: "give the table of counts, or leave this out"
    case .needsTree: "give the tree, or leave this out"
    case .featuresNotInTree(let missing, let count):
      missing.count == count
        ? "give the tree that was made of these features; its tips must have their ids"
        : "give the tree of all features, or drop features without a tip (--features-without-tip drop)"
    case .replacementTooLarge: "give a smaller share for a zero"
    case .noScratchSpace: "make room there, or name another folder"
    }
  }
}
