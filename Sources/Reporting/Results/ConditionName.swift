/// The conditions in which a marker was studied, written out.
enum ConditionName {
  private static let names = [
    "as": "ankylosing spondylitis", "cdi": "Clostridioides difficile infection", "cirrhosis": "liver cirrhosis",
    "coeliac": "coeliac disease", "crc": "colorectal cancer", "crohns": "Crohn’s disease",
    "general": "several conditions", "graves": "Graves’ disease", "hashimoto": "Hashimoto’s thyroiditis",
    "hiv": "HIV infection", "ms": "multiple sclerosis", "ra": "rheumatoid arthritis",
    "sle": "systemic lupus erythematosus", "t1d": "type 1 diabetes", "uc": "ulcerative colitis",
  ]

  /// A list separated by `;` with each id written out; words that are no id stay as they are.
  static func titles(of list: String) -> String {
    list.split(separator: ";").map { part in
      let id = String(part.drop { $0 == " " })
      return names[id] ?? id
    }.joined(separator: ", ")
  }
}
