import BioModel

extension RunResults {
  /// The title of a metric, ratio or index: its descriptor's, else its id; of a ratio without a title of its own its
  /// id and its expression in plain names. Complexity O(descriptors).
  func title(of id: String) -> String {
    guard let descriptor = descriptor(of: id) else { return id }
    guard descriptor.title == descriptor.formula else { return descriptor.title }
    let name = ExpressionName.title(of: descriptor.formula)
    return id == descriptor.formula ? name : "\(id): \(name)"
  }

  /// The descriptor of an id.
  func descriptor(of id: String) -> Descriptor? { descriptors.first { $0.id == id } }

  /// The name of each marker by its id. Complexity O(markers).
  var markerNames: [String: String] {
    Dictionary(markerFacts.map { ($0.marker, $0.name) }, uniquingKeysWith: { first, _ in first })
  }

  /// What a share is a share of, as far as the table tells: `genome copies` of a profiler that estimates them, else
  /// `sequences`.
  var shareUnit: String { abundance == "genome-copies" ? "genome copies" : "sequences" }

  /// Each sample's group, `all samples` where there are no groups, `no group` where the cell is empty.
  var groupOfSample: [String: String] {
    let hasGroups = samples.contains { $0.group != nil }
    return Dictionary(
      samples.map { ($0.id, $0.group ?? (hasGroups ? "no group" : "all samples")) }, uniquingKeysWith: { a, _ in a })
  }

  /// The groups in the order in which samples name them first.
  var groups: [String] {
    let groupOfSample = groupOfSample
    var seen: Set<String> = []
    return samples.compactMap { groupOfSample[$0.id] }.filter { seen.insert($0).inserted }
  }

  /// The samples sorted by group (groups in order of first mention), else in their own order.
  var samplesByGroup: [SampleRecord] {
    let groupOfSample = groupOfSample
    return groups.flatMap { group in samples.filter { groupOfSample[$0.id] == group } }
  }
}
