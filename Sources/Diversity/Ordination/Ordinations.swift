import BioModel
import Parallel

/// The ordinations that the options name, of distances and of the table.
struct Ordinations {
  var ordinations: [Ordination] = []
  var notices: [Notice] = []

  /// By method, then by metric.
  ///
  /// - Parameter cancellation: looked at before each.
  static func all(
    of usable: [PlacedDistances], table: FeatureTable, options: DiversityOptions, threads: ThreadCount,
    _ cancellation: Cancellation
  ) throws -> Ordinations {
    var all = Ordinations()
    if options.ordinations.contains(where: { $0 is any DistanceOrdination }) {
      all.notices = usable.flatMap(\.notices)
    }
    for method in options.ordinations {
      if let method = method as? any DistanceOrdination {
        let placed = try parallelMap(count: usable.count, threads: method.spreadsItself ? .one : threads) {
          (number: Int) throws(any Error) -> Ordination? in
          try cancellation.check()
          guard let distances = usable[number].distances else { return nil }
          return try method.place(
            distances, of: usable[number], axes: options.axes, seed: options.seed,
            threads: method.spreadsItself ? threads : .one, cancellation: cancellation)
        }
        try cancellation.check()
        for (item, ordination) in zip(usable, placed) where item.isPlaceable {
          all.take(
            ordination, else: method.id == "pcoa" ? item.metric : "\(item.metric) by \(method.id)",
            because: "its distances allow none, as all are 0 or equal or samples are too few")
        }
      } else if let method = method as? any TableOrdination {
        try cancellation.check()
        all.take(
          table.sampleCount > mostOrdinated ? nil : try method.place(table, axes: options.axes, threads: threads),
          else: "the table by \(method.id)",
          because: table.sampleCount > mostOrdinated
            ? "it holds more than \(mostOrdinated) samples" : "it holds too few samples or features that differ")
      }
    }
    return all
  }

  /// The most samples whose table is ordinated: as many as distances are computed of.
  static let mostOrdinated = DiversityAnalysis.mostCompared

  private mutating func take(_ ordination: Ordination?, else subject: String, because reason: String) {
    if let ordination, ordination.axisCount > 0 {
      ordinations.append(ordination)
    } else {
      notices.append(Notice(.note, code: "no-ordination", message: "\(subject) is not ordinated: \(reason)"))
    }
  }
}
