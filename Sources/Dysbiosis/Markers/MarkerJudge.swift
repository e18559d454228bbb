import BioModel

/// What is said of one marker in one sample, and why.
struct MarkerVerdict {
  var status: MarkerStatus
  var reason = ""

  static func notEvaluable(_ reason: String) -> MarkerVerdict { MarkerVerdict(status: .notEvaluable, reason: reason) }
}

/// One marker with everything that its verdicts depend on; shared between samples and lanes, since copies of so many
/// values took most of their time.
final class MarkerJudge: Sendable {
  let marker: Marker
  let profile: CommunityProfile
  let group: ComparisonGroup?
  let measured: MarkerMeasurement
  /// Of the group; nil without one.
  let reference: MarkerReference?
  /// The names of the table, or of the group, cannot express the taxa.
  let refusal: String?
  /// They do not go deep enough (`RankDepth`).
  let shallowness: String?
  /// Archaea are covered by the primers; nil: nobody knows.
  let coversArchaea: Bool?
  /// Per sample, the group's row of its own subject.
  let ownRows: [Int?]
  /// Per sample, why it is not compared with the group.
  let misfits: [String?]

  init(
    marker: Marker, profile: CommunityProfile, group: ComparisonGroup?, measured: MarkerMeasurement,
    reference: MarkerReference?, refusal: String?, shallowness: String?, coversArchaea: Bool?, ownRows: [Int?],
    misfits: [String?]
  ) {
    self.marker = marker
    self.profile = profile
    self.group = group
    self.measured = measured
    self.reference = reference
    self.refusal = refusal
    self.shallowness = shallowness
    self.coversArchaea = coversArchaea
    self.ownRows = ownRows
    self.misfits = misfits
  }

  /// The values of reference subjects other than the sample's own; nil without a group that fits.
  func view(_ sample: Int) -> ReferenceView? {
    misfits[sample] == nil ? reference?.view(leavingOut: ownRows[sample]) : nil
  }

  func verdict(_ sample: Int) -> MarkerVerdict {
    let value = measured.values[sample]
    if case .notComputable(let reason) = marker.expression { return .notEvaluable(reason) }
    if let refusal { return .notEvaluable(refusal) }
    if let reason = unmetRequirement(sample) { return .notEvaluable(reason) }
    if let shallowness { return .notEvaluable(shallowness) }
    if let reason = unseenTaxa() { return .notEvaluable(reason) }
    guard let number = value.value else { return .notEvaluable(value.reason) }
    switch marker.action {
    case .never: return MarkerVerdict(status: .context, reason: "do-not-flag")
    case .context: return MarkerVerdict(status: .context)
    case .presence: return presence(sample)
    case .flag: return flag(sample, number: number)
    }
  }

  /// Whether a 0 says that the taxa were looked for and not found: not where names of the table, their depth, primers or
  /// the length of the reads do not reach them, nor where neither table nor group has ever seen them.
  var isZeroMeasured: Bool {
    if refusal != nil || shallowness == RankDepth.notInTable { return false }
    if !(measured.isResolvable || reference?.isResolvable ?? false) { return false }
    return !marker.requirements.contains { requirement in
      switch requirement {
      case .archaealPrimers: coversArchaea != true
      case .speciesResolution: !profile.study.resolvesSpecies
      default: false
      }
    }
  }

  private func unmetRequirement(_ sample: Int) -> String? {
    let facts = profile.facts[sample]
    for requirement in marker.requirements {
      switch requirement {
      case .humanHost where profile.isOtherHost[sample]: return "host-not-human"
      case .stool where profile.isOtherSite[sample]: return "body-site-not-stool"
      case .adult where (facts.ageInYears ?? 18) < 18: return "age-out-of-scope"
      case .infant where facts.ageInYears == nil: return "age-unknown"
      case .infant where (facts.ageInYears ?? 0) >= 1: return "age-out-of-scope"
      case .archaealPrimers where coversArchaea == false: return "primers-do-not-cover"
      case .archaealPrimers where coversArchaea == nil: return "primers-coverage-unknown"
      case .speciesResolution where !profile.study.resolvesSpecies: return "species-not-resolved"
      case .noAntibiotics where facts.takesAntibiotics == true: return "antibiotics-taken"
      default: continue
      }
    }
    return nil
  }

  /// Taxa that are neither in the table nor in the cohort: with a known universe they could not be seen; with an
  /// unknown one nobody knows, which leaves a low rule without ground and lets a high one read 0.
  private func unseenTaxa() -> String? {
    if measured.isResolvable || reference?.isResolvable ?? false { return nil }
    if profile.universe != nil { return "taxon-not-in-database" }
    return marker.side == .low ? "database-unknown" : nil
  }

  private func presence(_ sample: Int) -> MarkerVerdict {
    let features = measured.features.filter { !profile.contaminants.contains($0) }
    let abundance = profile.abundance(of: features, sample: sample)
    let share = profile.share(of: features, sample: sample) ?? 0
    // A profiler of marker genes reports what it has found; a share of amplicon reads may be one stray read.
    let isThere =
      switch (profile.table.unit, profile.study.library) {
      case (.counts, _): abundance >= DepthGates.leastReadsOfTaxon && share >= DepthGates.leastDetectedShare
      case (_, .amplicon16S): share >= DepthGates.leastDetectedShare
      case (_, .shotgun): abundance > 0
      }
    return MarkerVerdict(status: isThere ? .detected : .typical, reason: isThere ? "" : "not-detected")
  }

  private func flag(_ sample: Int, number: Double) -> MarkerVerdict {
    guard let p = marker.tailProbability else { return .notEvaluable("no-tail-probability") }
    let isCounts = profile.table.unit == .counts
    let reads = profile.denominators[sample]
    if profile.isShallow(sample) { return .notEvaluable(DepthGates.tooFewReads) }
    guard let reference else { return .notEvaluable("no-reference") }
    if let misfit = misfits[sample] { return .notEvaluable(misfit) }
    if reference.isMissing || reference.distribution.count == 0 { return .notEvaluable("cohort-has-no-figures") }
    let rule = TailRule(side: marker.side, tailProbability: p)
    // A member is left out of the comparison; the number of subjects with a value is what the rule asks for.
    guard reference.distribution.count >= rule.minimumSubjects else { return .notEvaluable("reference-too-small") }
    let others = reference.view(leavingOut: ownRows[sample])
    let position = MarkerValue(number: number, value: measured.values[sample], reads: reads, isCounts: isCounts)
    return marker.side == .low ? low(position, rule, others) : high(position, rule, others)
  }

  private struct MarkerValue {
    let number: Double
    let value: MarkerMeasurement.Value
    let reads: Double
    let isCounts: Bool
  }

  private func low(_ x: MarkerValue, _ rule: TailRule, _ others: ReferenceView) -> MarkerVerdict {
    // The prevalence that a row asks for is that of a taxon.
    if marker.expression.isShare, 1 - others.zeroShare < marker.minimalReferencePrevalence {
      return .notEvaluable("reference-prevalence-too-low")
    }
    if others.zeroShare >= rule.tailProbability { return .notEvaluable("reference-often-zero") }
    if marker.expression.isShare, x.isCounts, let cutOff = rule.cutOff(in: others),
      x.reads * cutOff < DepthGates.leastReadsAtCutOff
    {
      return .notEvaluable("too-few-reads-for-cut-off")
    }
    if case .ratio = marker.expression, x.isCounts, x.value.involved < DepthGates.leastReadsOfTaxon {
      return .notEvaluable("too-few-reads-of-taxa")
    }
    return MarkerVerdict(status: rule.flags(x.number, in: others) ? .flagged : .typical)
  }

  private func high(_ x: MarkerValue, _ rule: TailRule, _ others: ReferenceView) -> MarkerVerdict {
    guard rule.flags(x.number, in: others) else { return MarkerVerdict(status: .typical) }
    if marker.expression.isShare, x.number < marker.minimalShare {
      return MarkerVerdict(status: .typical, reason: "below-minimal-share")
    }
    switch marker.expression {
    case .share, .ratio, .largest:
      if x.isCounts, x.value.abundance < DepthGates.leastReadsOfTaxon {
        return MarkerVerdict(status: .typical, reason: "fewer-than-10-reads")
      }
    default: break
    }
    return MarkerVerdict(status: .flagged)
  }
}
