/// The wording that stands in every report. Research use, no diagnosis, no advice; association is not causation.
enum ReportLanguage {
  static let position = """
    For research use. This report describes which microbes were found in one stool sample and how their shares compare \
    with a chosen reference group. It is not a medical test. It cannot diagnose, rule out, predict or monitor any \
    disease, and it must not be used to start, stop or change treatment. If you have symptoms or concerns, talk to a \
    qualified healthcare professional; validated tests exist for coeliac disease, inflammatory bowel disease, thyroid \
    disease, arthritis and infection.
    """

  static let permeability = """
    This section lists taxa that laboratory studies connect with mucus or with butyrate, a fuel for the gut lining. It \
    does not measure the gut barrier. Intestinal permeability cannot be judged from a stool sequence profile.
    """

  static let autoimmune = """
    Studies have compared the gut microbiota of groups with and without autoimmune conditions. Average differences \
    exist, many are shared between conditions, several are disputed, and none is a test for an individual. Having a \
    listed pattern does not mean that you have or will develop the condition; lacking it does not protect.
    """

  static let treatmentConfounding = """
    Treatment changes the same taxa: hydroxychloroquine, glucocorticoids, methotrexate, disease-modifying drugs and a \
    gluten-free diet. Discuss diet changes with a healthcare professional or dietitian.
    """

  static let confounders = """
    These can produce the same pattern: antibiotics in the last 3 months, acid suppressants, metformin, laxatives or \
    bowel preparation, diarrhoea or constipation, recent travel or infection, unusual diet, probiotics, pregnancy, age \
    under 3 or over 80.
    """

  static let stability = """
    A second sample from the same person can differ noticeably. Interpret changes only when they exceed the usual \
    week-to-week variation.
    """

  static let noFinding = """
    Nothing in this profile stands out from the reference group. This does not exclude any disease.
    """

  static let percentile = """
    A percentile says which share of the reference samples lies below a value: at the 20th percentile, one fifth of \
    the reference has a lower value.
    """

  static let seekCare = """
    Blood in stool, weight loss, fever, symptoms at night, persistent diarrhoea, new joint swelling or neurological \
    symptoms are reasons to see a doctor, whatever this report shows.
    """
}
