import CEmbedded

/// The cohorts compiled into the program, as figures; `scripts/cohorts/README.md` says how they are made.
public enum BuiltInCohorts {
  /// All of them; the tests refuse a resource that does not parse.
  public static let all: [CohortFigures] = (try? parsed()) ?? []

  /// All of them, or what is wrong with a resource.
  public static func parsed() throws(DysbiosisError) -> [CohortFigures] {
    // SAFETY: constant arrays of the program itself, of the lengths that stand beside them.
    let qin = unsafe Array(
      UnsafeBufferPointer(start: dysbio_cohort_qin_2012_bytes(), count: dysbio_cohort_qin_2012_count))
    // SAFETY: as above.
    let zackular = unsafe Array(
      UnsafeBufferPointer(start: dysbio_cohort_zackular_2014_bytes(), count: dysbio_cohort_zackular_2014_count))
    return [
      try CohortFiguresFile.decode(qin, file: "cohort-qin-2012.tsv"),
      try CohortFiguresFile.decode(zackular, file: "cohort-zackular-2014.tsv"),
    ]
  }

  /// By id.
  public static subscript(id: String) -> CohortFigures? { all.first { $0.id == id } }
}
