extension RunResults {
  /// The samples that a figure draws: all of them by group, or `limit` of them evenly spaced through the groups, so
  /// that every group of some size is seen. The files hold all.
  func samplesToDraw(limit: Int) -> [SampleRecord] {
    let sorted = samplesByGroup
    guard sorted.count > limit else { return sorted }
    return (0..<limit).map { sorted[$0 * sorted.count / limit] }
  }

  /// What is said below a figure that does not draw all samples; empty when it does.
  func drawingNote(limit: Int, file: String) -> String {
    samples.count <= limit
      ? "" : "\(limit) of \(samples.count) samples are drawn, evenly spaced through the groups; all are in \(file)."
  }
}
