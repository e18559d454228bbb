import BioIO
import BioModel
import Dysbiosis

extension StudyDescription {
  /// What is stated of a table, else what it shows; said among what was understood, a guess also as a notice.
  init(stating stated: TableAssumptions, of document: inout TableDocument) {
    let origin = document.origin
    let library = LibraryEvidence(document, stated: stated)
    let profiler = stated.profiler.map { ProfilerName($0).text }
    let region = stated.region.map(StudyDescription.plainRegion) ?? ""
    self.init(
      library: library.library, host: stated.host ?? "", bodySite: stated.bodySite ?? "", region: region,
      profiler: profiler ?? [origin.profiler, origin.version].filter { !$0.isEmpty }.joined(separator: " "),
      taxonomy: TableInput.scheme(of: origin), abundance: origin.abundance?.rawValue ?? "",
      isLibraryGuessed: library.isGuess)
    document.understood.append(
      Understanding(
        key: "library", value: library.library.rawValue, confidence: library.confidence, reason: library.reason))
    if profiler != nil { document.understood.removeAll { $0.key == "profiler" } }
    for (key, value) in [
      ("profiler", profiler ?? ""), ("region", region), ("host", host), ("body-site", bodySite),
    ] where !value.isEmpty {
      document.understood.append(Understanding(key: key, value: value, confidence: 1, reason: "stated"))
    }
    if library.isGuess {
      document.notices.append(
        Notice(
          .note, code: "library-guessed",
          message: "nothing states how the reads were made; the table is taken for \(library.library.title) "
            + "(\(library.reason)), its species names are not relied on, and no cohort is refused for it; state it with "
            + "--assume library=16s or --assume library=shotgun"))
    }
  }
}

extension StudyDescription.Library {
  /// In words.
  fileprivate var title: String {
    switch self {
    case .amplicon16S: "16S amplicons"
    case .shotgun: "a metagenome"
    }
  }
}
