import BioModel
import Kernels
public import Parallel

/// Which entries of a reference are the reverse complement of what the others are.
///
/// Two kinds of evidence. Sites that nearly all small-subunit rRNA genes have (those of the primers 515F, 806R, 926R and
/// 1391R, up to two mismatches) tell the strand by themselves. And entries are held against the words of eight bases of
/// the others: with n the number of times a word is in these, the mean of log((n(w) + ½) / (n(reverse complement of w) +
/// ½)) over an entry's words is clearly positive on their strand, clearly negative on the other one, and near zero where
/// nothing is known. The words are those of the entries with sites where there are enough; else of all entries, turned
/// as found so far until nothing changes.
///
/// An entry with a reverse site is turned only if its words do not contradict (one inverted stretch is no reversed
/// sequence). A file that is reversed as a whole is noticed if it holds rRNA; one of another gene is consistent as it is.
public enum Orientation: Sendable, Equatable {
  /// As the others, or too few others to tell.
  case forward
  /// The reverse complement of the others.
  case reversed
  /// Its words do not tell.
  case unclear

  /// The mean log ratio that is needed: in a set of V4 regions of which a third is reversed it is ±log 2 on average, in
  /// one that is not all but one of 18,342 lie above it (Greengenes 13_8).
  static let threshold = 0.3
  /// Fewer entries say nothing of the words of the rest.
  static let leastEntries = 20
  /// Fewer words say nothing of an entry.
  static let leastWords = 30
  private static let mostRounds = 10

  /// The orientation of each entry.
  ///
  /// - Parameter advance: hears from any lane how many entries more were searched for sites, the longest step.
  /// - Complexity: O(bases), for sequences without sites up to ten times; the same for any number of threads and any
  ///   order of entries.
  public static func find(
    in draft: ReferenceDraft, threads: ThreadCount, advance: @escaping @Sendable (Int) -> Void = { _ in }
  ) -> [Orientation] {
    let sequences = draft.sequences
    let chunks = fixedChunks(count: sequences.count, size: 256)
    let sites = parallelMap(count: chunks.count, threads: threads, scratch: { PrimerPlanes() }) { planes, chunk in
      defer { advance(chunks[chunk].count) }
      return chunks[chunk].map { RibosomalSites.strand(of: sequences[$0], &planes) }
    }.flatMap { $0 }
    var found = sites.map { $0 == .reverse ? Orientation.reversed : .forward }
    guard sequences.count >= leastEntries else { return found }

    let withSites = sites.indices.filter { sites[$0] != nil }
    let sitesTeach = withSites.count >= leastEntries && withSites.count * 10 >= sites.count
    let teachers = sitesTeach ? withSites : Array(sites.indices)
    // Forward sites are believed.
    let open = sites.indices.filter { sites[$0] != .forward }
    guard !open.isEmpty else { return found }
    for round in 0..<mostRounds {
      let isReversed = round == 0 && !sitesTeach ? sites.map { _ in false } : found.map { $0 == .reversed }
      let before = found
      let words = StrandWords(sequences, entries: teachers, isReversed: isReversed)
      for (entry, ratio) in zip(open, ratios(of: open, words, sequences, threads)) {
        found[entry] = verdict(ratio, site: sites[entry])
      }
      if sitesTeach && round > 0 || found == before { break }
    }
    // Without sites the strand of the others is that of most of them.
    if !sitesTeach, found.count(where: { $0 == .reversed }) * 2 > found.count {
      for entry in open { found[entry] = .unclear }
    }
    return found
  }

  private static func verdict(_ ratio: Double?, site: RibosomalSites.Strand?) -> Orientation {
    guard let ratio else { return site == .reverse ? .reversed : .unclear }
    if ratio < -threshold { return .reversed }
    if ratio > threshold { return .forward }
    return site == .reverse ? .reversed : .unclear
  }

  private static func ratios(
    of entries: [Int], _ words: StrandWords, _ sequences: PackedSequences, _ threads: ThreadCount
  ) -> [Double?] {
    let parts = fixedChunks(count: entries.count, size: 256)
    return parallelMap(count: parts.count, threads: threads, scratch: { [UInt16]() }) { found, part in
      parts[part].map { words.meanLogRatio(of: entries[$0], in: sequences, &found) }
    }.flatMap { $0 }
  }
}

extension ReferenceDraft {
  /// Turns reversed entries to their reverse complement, or only notes them; notes those that are unclear.
  ///
  /// - Parameter found: one per entry, of `Orientation.find`.
  /// - Complexity: O(bases) where there are any.
  public mutating func turn(_ found: [Orientation], keepsAsIs: Bool) {
    let note = keepsAsIs ? ReferenceNote.reversed : ReferenceNote.turned
    for entry in found.indices where found[entry] != .forward {
      let code = found[entry] == .reversed ? note.id : ReferenceNote.strandUnclear.id
      notes.append(
        ReferenceFinding(code: code, record: records[entry], identifier: identifiers[entry], detail: ""))
    }
    guard !keepsAsIs, found.contains(.reversed) else { return }
    sequences = sequences.reordered(Array(0..<count), turned: found.map { $0 == .reversed })
  }
}
