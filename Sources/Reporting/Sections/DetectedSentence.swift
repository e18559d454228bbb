/// The sentence on a taxon of which presence is all that is said.
struct DetectedSentence {
  let name: String
  /// Its share with the unit; nil where there is none.
  let share: String?

  /// Taxa for which clinical tests exist that ask for them.
  private static let testable = ["Clostridioides", "difficile", "Salmonella", "Shigella", "Campylobacter"]

  /// Taxa that come from reagents and skin.
  private static let contaminants = ["Cutibacterium", "Staphylococcus", "Acinetobacter", "Ralstonia", "Pseudomonas"]

  var text: String {
    if names(Self.testable) {
      return "Reads similar to \(name) were seen. Sequencing cannot show live organisms, toxin or illness. If you are "
        + "unwell, ask for a clinical test."
    }
    let seen = "\(name) was detected\(share.map { " (\($0))" } ?? "")."
    return names(Self.contaminants)
      ? seen + " It is known from reagents and skin: compare with the blank before it is believed."
      : seen + " Its presence is all that is said; studies of it are in the evidence below."
  }

  private func names(_ genera: [String]) -> Bool {
    name.split { !$0.isLetter }.contains { word in genera.contains(String(word)) }
  }
}
