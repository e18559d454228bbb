import BioModel
import Dysbiosis
import Testing

@Suite struct StudyDescriptionTests {
  /// Two profilers, and whether they contradict each other.
  @Test(arguments: [
    ("metaphlan", "metaphlan 2", false), ("metaphlan 2", "metaphlan 2.7.7", false),
    ("MetaPhlAn2", "metaphlan 2", false),
    ("metaphlan v3", "metaphlan 3", false), ("metaphlan 3", "metaphlan 2", true),
    ("metaphlan 2.7", "metaphlan 2.6", true),
    ("kraken2", "kraken", true), ("kraken2 2.1", "metaphlan 2.1", true), ("", "metaphlan 2", false),
    ("dysbio naive-bayes", "dysbio", false), ("dysbio naive-bayes", "dysbio sintax", true),
  ])
  func anUnknownVersionNeverMisfits(own: String, other: String, misfits: Bool) {
    let (a, b) = (
      StudyDescription(library: .shotgun, profiler: own), StudyDescription(library: .shotgun, profiler: other)
    )
    #expect(a.misfits(with: b).isEmpty == !misfits && b.misfits(with: a).isEmpty == !misfits)
    if misfits { #expect(a.misfits(with: b) == ["profiler: \(own) against \(other)"]) }
  }

  @Test func regionsAreComparedWithoutTheirHyphens() {
    let own = StudyDescription(library: .amplicon16S, region: "v3-v4")
    #expect(own.misfits(with: StudyDescription(library: .amplicon16S, region: "V3V4")).isEmpty)
    #expect(!own.misfits(with: StudyDescription(library: .amplicon16S, region: "V4")).isEmpty)
  }

  @Test func aGuessedLibraryNeverMisfitsAndClaimsNothing() {
    let guess = StudyDescription(library: .shotgun, isLibraryGuessed: true)
    let amplicons = StudyDescription(library: .amplicon16S)
    #expect(guess.misfits(with: amplicons).isEmpty && amplicons.misfits(with: guess).isEmpty)
    #expect(!guess.resolvesSpecies && guess.coversArchaea == nil)
    #expect(StudyDescription(library: .shotgun).misfits(with: amplicons) == ["library: shotgun against 16s"])
  }

  /// A guess is never enough for a built-in cohort to be chosen without being named, nor is a profiler without its version.
  @Test func selectionWantsLibraryAndVersionStated() throws {
    let figures = try CohortFiguresTests.cohort(40, seed: 6).figures
    for (expected, change) in Self.changes {
      var study = CohortFiguresTests.study
      change(&study)
      let selection = CohortSelection(
        for: CohortFiguresTests.profile(CohortFiguresTests.rows(3, seed: 7), study: study), among: [figures])
      #expect(selection.figures == nil && selection.notice.message.contains("not stated: \(expected)"))
    }
  }

  static let changes: [(String, @Sendable (inout StudyDescription) -> Void)] = [
    ("library", { $0.isLibraryGuessed = true }),
    ("profiler version", { $0.profiler = ProfilerName($0.profiler).name }),
  ]

  /// The guess goes into a lab's cohort file, whose fingerprint is otherwise what it was.
  @Test func cohortFilesKeepTheGuess() throws {
    for isGuess in [false, true] {
      let profile = CommunityProfile(
        table: Communities.profile(Communities.schemes["silva"] ?? [], [RatioTests.counts.map { 10 * $0 }]).table,
        study: StudyDescription(library: .amplicon16S, region: "V4", profiler: "dada2 1.26", isLibraryGuessed: isGuess))
      let bytes = CohortFile.encode(CohortFile.build(name: "c", from: profile, isMember: [true], rank: .genus))
      #expect(String(decoding: bytes, as: UTF8.self).contains("library-guessed") == isGuess)
      let study = try CohortFile.decode(bytes, file: "c").profile.study
      #expect(study.isLibraryGuessed == isGuess && study.region == "V4" && study.profiler == "dada2 1.26")
    }
  }
}
