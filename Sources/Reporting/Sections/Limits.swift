public import BioModel

/// What cannot be said from a sequence profile; always printed.
public struct Limits: ReportSection {
  public let descriptor = Descriptor(
    id: "limits", title: "What cannot be said", summary: "Limits of the method and of the comparison.")

  public init() {}

  public func body(_ results: RunResults) -> HTML? {
    let items = Self.all.map { limit -> HTML in
      let sources = limit.sources.map { source -> HTML in
        " <a href=\"https://doi.org/\(source.1)\">\(source.0)</a>"
      }
      return "<li><b>\(limit.title)</b> \(limit.text)\(sources)</li>\n"
    }
    return "<ul class=\"limits\">\n\(items)</ul>\n"
  }

  static let all: [(title: String, text: String, sources: [(String, String)])] = [
    (
      "Association is not causation.",
      "Most findings compare groups at one time; treatment, diet and disease themselves change the microbiota, and much of the signal is shared by many illnesses.",
      [("Duvallet 2017", "10.1038/s41467-017-01973-8"), ("Vujkovic-Cvijin 2020", "10.1038/s41586-020-2881-9")]
    ),
    (
      "Shares, not amounts.", "Cell density varies several-fold between people; a share says nothing about load.",
      [("Gloor 2017", "10.3389/fmicb.2017.02224"), ("Vandeputte 2017", "10.1038/nature24460")]
    ),
    (
      "Everyone’s gut is unique.",
      "Known factors explain a minor part of the variation between people; there is no single healthy composition.",
      [("Zhernakova 2016", "10.1126/science.aad3369"), ("Falony 2016", "10.1126/science.aad3503")]
    ),
    (
      "One sample is one day.",
      ReportLanguage.stability + " At least two samples are needed to note a lasting feature.",
      [("Vandeputte 2021", "10.1038/s41467-021-27098-7")]
    ),
    (
      "The reference decides.",
      "Country, age, diet, kit and region of the reference group shift every percentile; children need an age-matched group.",
      []
    ),
    (
      "Methods move results.",
      "Extraction, primers, storage, read length and database matter; do not compare across laboratories.",
      [("Servetas 2026", "10.1038/s42003-025-09301-3")]
    ),
    (
      "Names have limits.",
      "16S cannot tell strains or toxin genes; a species name from a short read is a guess. Names change between databases.",
      []
    ),
    (
      "Low biomass.", "Taxa known from reagents and skin must be compared with the blank before they are believed.", []
    ),
    ("Many markers.", "Some lie outside by chance; the number expected by chance is printed beside each count.", []),
    ("Stool is not mucosa.", "Many published signals were found in biopsies or in the small intestine.", []),
    (
      "Medicines.", "Acid suppressants alone reproduce the pattern of taxa known from the mouth.",
      [("Imhann 2016", "10.1136/gutjnl-2015-310376")]
    ),
  ]
}
