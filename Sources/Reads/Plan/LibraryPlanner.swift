import BioModel

extension LibraryPlan {
  /// Plans a run from the probes of its samples; their order changes nothing but the order of notices on samples.
  ///
  /// Primers are removed if the best pair is on at least 30 % of pairs. Mates are merged if at least half of the examined
  /// pairs overlap by 16 bases. Reads that look like random fragments are refused.
  ///
  /// - Parameter amplicons: the lengths that a primer pair makes from a reference; they count beside what was measured.
  public init(
    from probes: [LibraryProbe], options: LibraryPlanOptions = LibraryPlanOptions(),
    amplicons: (PrimerPair) -> AmpliconLengths? = { _ in nil }
  ) {
    let whole = LibraryFindings.merge(probes)
    self.init(merged: whole, samples: SampleDigest.all(of: probes), options: options, amplicons: amplicons)
  }

  /// Plans from one probe to which those of all samples were added.
  ///
  /// - Parameter samples: what the samples showed each, for notices.
  public init(
    merged probe: LibraryProbe, samples: [SampleDigest], options: LibraryPlanOptions = LibraryPlanOptions(),
    amplicons: (PrimerPair) -> AmpliconLengths? = { _ in nil }
  ) {
    let findings = LibraryFindings(merged: probe)
    var planner = LibraryPlanner(probe: probe, findings: findings, options: options)
    self = planner.plan(samples: samples, amplicons: amplicons)
  }
}

/// What of one sample's probe the plan speaks of.
public struct SampleDigest: Sendable, Equatable {
  public let sample: String
  public let pairCount: Int
  /// Its own best primers, and the share of its pairs with them.
  public let primers: PrimerPair?
  public let primerShare: Double
  /// Primers gone: the share of pairs that begin as a known region does, and of those the turned ones.
  public let insertShare: Double
  public let turnedInsertShare: Double

  /// From the sample's probe.
  public init(_ probe: LibraryProbe) {
    let own = LibraryFindings(merged: probe)
    sample = probe.sample
    pairCount = probe.pairCount
    primers = own.primers
    primerShare = own.primerShare
    insertShare = own.insertShare
    turnedInsertShare = own.turnedInsertShare
  }

  static func all(of probes: [LibraryProbe]) -> [SampleDigest] { probes.map { SampleDigest($0) } }
}

/// The rules by which findings become a plan.
struct LibraryPlanner {
  let probe: LibraryProbe
  let findings: LibraryFindings
  let options: LibraryPlanOptions
  var notices: [Notice] = []

  /// The share of pairs from which on primers are believed and removed.
  static let primerShare = 0.3
  /// The share of pairs in the other orientation from which on a library is called mixed.
  static let mixedShare = 0.02
  /// The most expected errors of such a read. With 2 a tenth of the reads is lost and no variant gained; see
  /// `docs/findings/read-plan.md`.
  static let longReadErrors = 5.0
  /// Scores that only consensus of many passes has.
  private static let consensusScore = 60
  /// Reads that long hold a whole amplicon (PacBio, Nanopore).
  static let longRead = 600

  init(probe: LibraryProbe, findings: LibraryFindings, options: LibraryPlanOptions) {
    self.probe = probe
    self.findings = findings
    self.options = options
  }

  mutating func plan(samples: [SampleDigest], amplicons: (PrimerPair) -> AmpliconLengths?) -> LibraryPlan {
    let primers = choosePrimers()
    let known = primers.value?.pair ?? recognisedRegion
    let orientation = chooseOrientation(hasPrimers: primers.value != nil)
    let use = chooseReadUse(hasPrimers: primers.value != nil)
    let isApart = use.value == .mergedPairs && options.denoisesMatesApart
    let length = chooseLength(use.value, known: known)
    let truncation = chooseTruncation(
      use.value, window: known?.insertLength, expected: known.flatMap(amplicons), keepsPrimers: primers.value == nil)
    let filters = chooseFilters(use.value, known: known, truncation: truncation.value)
    noteQualities()
    noteSamples(samples, primers: primers.value)
    return LibraryPlan(
      pairsExamined: findings.pairCount, readUse: isApart ? .init(.matesApart, use.reason) : use, primers: primers,
      orientation: orientation,
      region: chooseRegion(primers: primers.value), truncation: truncation, forwardFilter: filters.forward,
      reverseFilter: filters.reverse, merge: chooseMerge(use.value), ampliconLength: length,
      errorModel: chooseErrorModel(), notices: notices)
  }

  // MARK: Primers, region, orientation

  private mutating func choosePrimers() -> LibraryPlan.Reasoned<LibraryPlan.Primers?> {
    let isLong = isLongRead
    let settings = PrimerSettings(singleReadNeedsBothPrimers: !findings.isPaired && isLong)
    if options.ignoresPrimers {
      if findings.primerShare >= LibraryPlanner.primerShare, let pair = findings.primers {
        warn(
          "primers-left-in",
          "\(percent(findings.primerShare)) of pairs begin with the primers \(pair.name), but primer removal is switched"
            + " off; primer bases hide true variants: remove them")
      }
      return .init(nil, "primer removal is switched off")
    }
    if let pair = options.primers {
      return .init(LibraryPlan.Primers(pair: pair, settings: settings), "given by the user")
    }
    guard let pair = findings.primers, findings.primerShare >= LibraryPlanner.primerShare else {
      if findings.oneMateOnlyShare >= LibraryPlanner.primerShare, findings.isPaired, findings.insert == nil {
        warn(
          "primer-on-one-mate",
          "\(percent(findings.oneMateOnlyShare)) of pairs carry a known primer on one mate only; name both primers by hand"
            + " or check how the reads were trimmed")
      } else if findings.primerShare >= LibraryPlanner.mixedShare, let pair = findings.primers {
        warn(
          "primers-on-few",
          "\(percent(findings.primerShare)) of pairs begin with the primers \(pair.name), the others do not; they are left"
            + " as they are: check whether libraries were mixed")
      }
      return .init(
        nil,
        "both primers of a known pair are on \(percent(findings.primerShare)) of \(findings.pairCount) pairs: they were"
          + " removed before, or are unknown")
    }
    let place = findings.isPaired ? "both primers at their starts" : "a primer at their start"
    return .init(
      LibraryPlan.Primers(pair: pair, settings: settings),
      "\(pair.name): \(percent(findings.primerShare)) of \(findings.pairCount) \(unit) have \(place)"
        + "; spacers forward \(spacerText(findings.forwardSpacers)), reverse \(spacerText(findings.reverseSpacers))")
  }

  private func chooseRegion(primers: LibraryPlan.Primers?) -> LibraryPlan.Reasoned<String?> {
    if let primers { return .init(primers.pair.region, "between the primers \(primers.pair.name)") }
    guard let insert = recognisedRegion else {
      return .init(nil, "reads begin neither with known primers nor as a known region does behind them")
    }
    return .init(
      insert.region,
      "\(percent(findings.insertShare)) of \(unit) begin as \(insert.region) does behind the primers \(insert.name)")
  }

  private mutating func chooseOrientation(hasPrimers: Bool) -> LibraryPlan.Reasoned<LibraryPlan.Orientation> {
    guard hasPrimers ? findings.primers != nil : findings.insert != nil else {
      return .init(.unknown, "no primer and no known region tells the strand")
    }
    let turned = hasPrimers ? findings.turnedPrimerShare : findings.turnedInsertShare
    let sentence = "\(percent(turned)) of \(unit) begin at the reverse primer's side"
    if turned < LibraryPlanner.mixedShare { return .init(.asExpected, sentence) }
    if turned > 1 - LibraryPlanner.mixedShare {
      if !hasPrimers {
        warn(
          "turned-orientation", sentence + "; without primers they are not turned back: exchange the files R1 and R2")
      }
      return .init(.turned, sentence)
    }
    warn(
      "mixed-orientation",
      sentence
        + (hasPrimers
          ? "; those are turned by their primers" : "; without primers they are not turned: each variant shows twice"))
    return .init(.mixed, sentence)
  }

  // MARK: Which reads

  private mutating func chooseReadUse(hasPrimers: Bool) -> LibraryPlan.Reasoned<LibraryPlan.ReadUse> {
    guard findings.pairCount > 0 else {
      warn("no-reads", "there are no reads to plan from")
      return .init(.refused, "there are no reads")
    }
    guard probe.quality[0].baseCount > probe.quality[0].ambiguousBaseCount else {
      warn("no-bases", "the reads hold no bases (none at all, or N only)")
      return .init(.refused, "the reads hold no bases (none at all, or N only)")
    }
    if !hasPrimers, looksLikeShotgun {
      let reason =
        "at none of the first ten cycles is one base on more than \(percent(findings.strongestStartShare)) of reads, and no"
        + " amplicon length dominates: these look like shotgun reads"
      warn(
        "shotgun-reads",
        reason + "; profile them with MetaPhlAn or Kraken 2 and Bracken and give the table to `dysbio analyze`")
      return .init(.refused, reason)
    }
    guard findings.isPaired else { return .init(.singleEnd, "there are no second mates") }
    if options.forwardOnly { return .init(.forwardOnly, "asked for by the user") }
    let share = findings.overlap16Share
    if share >= 0.5 {
      if findings.overlap20Share < 0.8 * share || findings.medianOverlap ?? 0 < 20 {
        warn(
          "short-overlap",
          "mates overlap by only \(findings.medianOverlap ?? 0) bases in the median; longer amplicons may fail to merge and"
            + " be under-represented")
      }
      return .init(
        .mergedPairs,
        "\(percent(share)) of examined pairs overlap by at least 16 bases (\(percent(findings.overlap20Share)) by 20),"
          + " \(findings.medianOverlap ?? 0) in the median")
    }
    warn(
      "no-overlap",
      "only \(percent(share)) of examined pairs overlap by 16 bases or more, so mates cannot be merged; the first mates"
        + " are used alone: longer reads or a shorter amplicon would use both")
    return .init(.forwardOnly, "only \(percent(share)) of examined pairs overlap by at least 16 bases")
  }

  private var looksLikeShotgun: Bool {
    findings.pairCount >= 100 && findings.primerShare < 0.05 && findings.oneMateOnlyShare < 0.05
      && findings.insertShare < 0.1 && findings.strongestStartShare < 0.5 && findings.dominantLengthShare < 0.5
  }

  /// The region that reads without primers begin as; nil where whole amplicons are of another length (full-length 16S
  /// begins as V1V2 does).
  private var recognisedRegion: PrimerPair? {
    guard isLongRead, let window = findings.insert?.insertLength else { return findings.insert }
    return window.contains(probe.quality[0].lengthQuantile(0.5) ?? 0) ? findings.insert : nil
  }

  private var isLongRead: Bool { (probe.quality[0].lengthQuantile(0.5) ?? 0) >= LibraryPlanner.longRead }

  // MARK: Filters, merging, lengths

  private func chooseFilters(_ use: LibraryPlan.ReadUse, known: PrimerPair?, truncation: Truncation?) -> (
    forward: LibraryPlan.Reasoned<ReadFilterSettings>, reverse: LibraryPlan.Reasoned<ReadFilterSettings?>
  ) {
    if use == .mergedPairs, options.denoisesMatesApart { return truncation.map(apart) ?? untruncated() }
    if use == .mergedPairs { return merged() }
    if isLongRead {
      let settings = ReadFilterSettings(
        minLength: known?.insertLength?.minimum ?? 1_000, maxLength: known?.insertLength?.maximum ?? 1_700, maxN: 0,
        maxEE: LibraryPlanner.longReadErrors, minComplexity: 4)
      return (
        .init(
          settings,
          "whole amplicons: lengths of the region, at most \(NumberText.text(LibraryPlanner.longReadErrors)) expected errors, as"
            + " many per base as 1 in a short amplicon"), .init(nil, "not used")
      )
    }
    let survey = findings.survey
    let reads = Double(survey.trimmedCount)
    var truncated = 0
    for candidate in stride(from: 50, through: survey.forwardLengths.counts.count, by: PairRetention.step)
    where reads > 0 && Double(survey.retention.kept(forward: candidate, reverse: 0, limits: 0)) >= 0.8 * reads {
      truncated = candidate
    }
    guard truncated >= 50 else {
      return (
        .init(
          ReadFilterSettings(truncQ: 2, minLength: 50, maxN: 0, maxEE: 2, minComplexity: 4),
          "no length of 50 or more keeps 80 % of reads within one expected error: reads keep their own lengths, at most"
            + " 2 expected errors"), .init(nil, "not used")
      )
    }
    return (
      .init(
        ReadFilterSettings(truncLen: truncated, minLength: truncated, maxN: 0, maxEE: 1, minComplexity: 4),
        "\(truncated) bases is the longest length (in tens, primers counted off) at which 80 % of reads have at most one"
          + " expected error; equal lengths make equal variants equal"), .init(nil, "not used")
    )
  }

  /// Mates that are denoised apart need one length and few errors each.
  private func apart(_ truncation: Truncation) -> (
    forward: LibraryPlan.Reasoned<ReadFilterSettings>, reverse: LibraryPlan.Reasoned<ReadFilterSettings?>
  ) {
    func settings(_ length: Int, _ limit: Double) -> ReadFilterSettings {
      ReadFilterSettings(truncLen: length, truncQ: 2, minLength: 20, maxN: 0, maxEE: limit, minComplexity: 4)
    }
    let limits = truncation.maximumExpectedErrors
    let reason = "the truncation above; reads are also cut at scores of 2 and lost when that makes them shorter"
    return (
      .init(settings(truncation.forward, limits.forward), reason),
      .init(settings(truncation.reverse, limits.reverse), reason)
    )
  }

  /// Mates that need all their bases to meet.
  private func untruncated() -> (
    forward: LibraryPlan.Reasoned<ReadFilterSettings>, reverse: LibraryPlan.Reasoned<ReadFilterSettings?>
  ) {
    func settings(_ limit: Double) -> ReadFilterSettings {
      ReadFilterSettings(truncQ: 2, minLength: 50, maxN: 0, maxEE: limit, minComplexity: 4)
    }
    let limits = ErrorLimits.all[ErrorLimits.usual]
    let reason = "mates keep their lengths; they are cut at scores of 2 and may have few expected errors"
    return (.init(settings(limits.forward), reason), .init(settings(limits.reverse), reason))
  }

  /// Mates that are merged first keep what helps: only their poor tails are cut.
  private func merged() -> (
    forward: LibraryPlan.Reasoned<ReadFilterSettings>, reverse: LibraryPlan.Reasoned<ReadFilterSettings?>
  ) {
    let overlap = findings.medianOverlap ?? 0
    let score = overlap >= LibraryPlanner.longOverlap ? 25 : 20
    var settings = ReadFilterSettings(minLength: 50, minComplexity: 4)
    settings.qualityCutTail = score
    let reason =
      "poor ends are cut (running sum below \(score)) as far as the median overlap of \(overlap) bases allows; expected"
      + " errors are judged after merging"
    return (.init(settings, reason), .init(settings, reason))
  }

  /// From this median overlap on, tails may be cut harder. See `docs/findings/truncation.md`.
  private static let longOverlap = 180

  private func chooseMerge(_ use: LibraryPlan.ReadUse) -> LibraryPlan.Reasoned<LibraryPlan.Merge?> {
    guard use == .mergedPairs else { return .init(nil, "nothing is merged") }
    if options.denoisesMatesApart {
      return .init(nil, "denoised mates are merged where at least 12 bases overlap without a difference")
    }
    // Ten differences, as is usual, or 8 % of a long overlap, which spans both mates' poor ends.
    let overlap = findings.medianOverlap ?? 0
    let differences = max(10, overlap * 8 / 100)
    return .init(
      LibraryPlan.Merge(maximumDifferences: differences),
      "at least 16 bases overlap, at most \(differences) differ (the median overlap is \(overlap)), at most 1 expected error"
        + " after merging")
  }

  private mutating func chooseLength(_ use: LibraryPlan.ReadUse, known: PrimerPair?)
    -> LibraryPlan.Reasoned<LengthWindow?>
  {
    if use != .mergedPairs {
      guard use == .singleEnd, isLongRead, let window = known?.insertLength else {
        return .init(nil, "reads are not whole amplicons")
      }
      return .init(window, "\(window.minimum)–\(window.maximum) bases between \(known?.name ?? "the primers")")
    }
    let lengths = findings.survey.ampliconLengths
    let median = lengths.quantile(0.5) ?? 0
    if let window = known?.insertLength, let known {
      let share = Double(lengths.within(window).total) / Double(max(lengths.total, 1))
      if share >= 0.5 {
        return .init(
          window,
          "\(window.minimum)–\(window.maximum) bases are expected for \(known.region) (\(known.name));"
            + " \(percent(share)) of overlapping pairs lie there, the median is \(median)")
      }
      warn(
        "unexpected-length",
        "only \(percent(share)) of overlapping pairs have the length expected for \(known.region)"
          + " (\(window.minimum)–\(window.maximum)); the median is \(median): check the region")
    }
    guard let low = lengths.quantile(0.01), let high = lengths.quantile(0.99) else {
      return .init(nil, "no amplicon length was seen")
    }
    return .init(
      LengthWindow(minimum: max(low - 5, 1), typical: median, maximum: high + 5),
      "98 % of overlapping pairs are \(low)–\(high) bases long; five more are allowed on each side")
  }

  // MARK: Qualities

  private func chooseErrorModel() -> LibraryPlan.Reasoned<LibraryPlan.ErrorModelKind> {
    let used = findings.isPaired ? probe.quality : [probe.quality[0]]
    let scores = used.map { $0.distinctQualities.count }.max() ?? 0
    let highest = used.compactMap { $0.distinctQualities.last }.max() ?? 0
    if isLongRead, highest >= LibraryPlanner.consensusScore {
      return .init(.hifi, "whole amplicons with scores up to \(highest): consensus reads")
    }
    return .init(
      used.allSatisfy(\.hasBinnedQualities) ? .binned : .continuous, "\(scores) different quality scores occur")
  }

  private mutating func noteQualities() {
    let scores = probe.quality[0].distinctQualities
    guard let lowest = scores.first, let highest = scores.last else { return }
    if lowest >= 31, highest > 60 {
      warn(
        "phred-offset",
        "all scores lie in \(lowest)–\(highest), as when offset 64 is read as 33; give `--phred 64` if the data are old"
          + " Illumina")
    }
    if scores.count == 1, probe.quality[0].baseCount >= 10_000 {
      warn(
        "no-qualities",
        "every base has the score \(lowest): the qualities were lost (SRA Lite or a conversion), so filters and error"
          + " models cannot work; fetch the original files")
    }
  }

  /// Samples that are not like the study: other primers, none, or mates in the other order.
  private mutating func noteSamples(_ samples: [SampleDigest], primers: LibraryPlan.Primers?) {
    guard samples.count > 1, options.primers == nil, !options.ignoresPrimers else { return }
    for sample in samples where sample.pairCount >= 100 {
      let carries = sample.primerShare >= LibraryPlanner.primerShare ? sample.primers : nil
      if let primers {
        if carries == nil {
          warn(
            sample, "sample-without-primers",
            "only \(percent(sample.primerShare)) of its \(unit) have the primers found in the other samples; it may"
              + " be trimmed already or from another library: plan it apart")
        } else if let carries, !carries.isTwin(of: primers.pair) {
          warn(
            sample, "sample-with-other-primers",
            "its \(unit) carry the primers \(carries.name), those of the study \(primers.pair.name), and would be lost: it is"
              + " of another library; run it apart")
        }
      } else if let carries {
        warn(
          sample, "sample-with-primers",
          "\(percent(sample.primerShare)) of its \(unit) carry the primers \(carries.name), which the other samples do not"
            + " have: remove them first, or run it apart")
      } else if sample.insertShare >= 0.5, sample.turnedInsertShare > 0.5, findings.turnedInsertShare <= 0.98 {
        warn(
          sample, "sample-turned",
          "\(percent(sample.turnedInsertShare)) of its \(unit) begin at the reverse primer's side, unlike other samples:"
            + " exchange its files R1 and R2")
      }
    }
  }

  private mutating func warn(_ sample: SampleDigest, _ code: String, _ message: String) {
    notices.append(Notice(.warning, code: code, sample: sample.sample, message: message))
  }

  // MARK: Words

  mutating func warn(_ code: String, _ message: String) {
    notices.append(Notice(.warning, code: code, message: message))
  }

  var unit: String { findings.isPaired ? "pairs" : "reads" }

  func percent(_ share: Double) -> String { NumberText.text((share * 1_000).rounded() / 10) + " %" }

  private func spacerText(_ histogram: [Int]) -> String {
    let total = histogram.reduce(0, +)
    let used = histogram.indices.filter { histogram[$0] * 100 >= total && histogram[$0] > 0 }
    return used.isEmpty ? "none" : used.map(String.init).joined(separator: ", ") + " nt"
  }
}
