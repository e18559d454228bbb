import BioModel

/// Differential abundance by LinDA and ANCOM-BC2, and where they agree.
struct AbundanceComparison {
  let methods: [(method: String, tests: [AbundanceTest])]
  let agreement: AbundanceAgreement?
  let note: String
  let notices: [Notice]

  /// Features in fewer samples than this share are not tested.
  static let prevalence = 0.1

  init(_ plan: ComparisonPlan, table: FeatureTable) throws {
    let data: AbundanceData
    do {
      data = try AbundanceData(
        table, formula: plan.formula, metadata: plan.metadata, interest: plan.group, subject: plan.scheme.subject,
        prevalence: Self.prevalence, options: plan.options)
    } catch {
      methods = []
      agreement = nil
      note = ""
      notices = [
        Notice(.warning, code: "abundance-not-compared", message: "abundances are not compared: \(error.message)")
      ]
      return
    }
    var methods = [(method: "linda", tests: LinDA.test(data).tests)]
    var notices = data.notices
    do throws(DiversityError) {
      methods.append((method: "ancom-bc2", tests: try ANCOMBC2.test(data).tests))
    } catch {
      notices.append(
        Notice(.note, code: "one-abundance-method", message: "ANCOM-BC2 makes no tests here: \(error.message)"))
    }
    methods.removeAll { $0.tests.isEmpty }
    self.methods = methods
    agreement = methods.count == 2 ? AbundanceAgreement(methods[0].tests, methods[1].tests) : nil
    note =
      "\(data.table.featureCount) taxa in at least \(NumberText.text(100 * Self.prevalence)) % of \(data.design.sampleIDs.count) "
      + "\(data.hasSubjectRows ? "subjects" : "samples"); \(data.rareFeatureCount) rarer ones are not tested"
    self.notices = notices
  }
}
