import BioModel

/// What is said of samples whose host is read as not human, or whose body site as not stool: most markers do not speak of
/// them, and a spelling that is not known must not go unseen.
enum ScopeNotice {
  /// Nil where every host and site that is stated is a human's stool. Complexity O(samples).
  static func about(_ profile: CommunityProfile) -> Notice? {
    let study = profile.study
    let hosts = list(
      profile.facts.map { $0.host.isEmpty ? study.host : $0.host }, other: { Host.canonical($0) != Host.human })
    let sites = list(
      profile.facts.map { $0.bodySite.isEmpty ? study.bodySite : $0.bodySite },
      other: { BodySite.canonical($0) != BodySite.stool })
    let parts = [
      hosts.map { "the host \($0) is read as not human (host-not-human)" },
      sites.map { "the body site \($0) is read as not stool (body-site-not-stool)" },
    ].compactMap { $0 }
    if parts.isEmpty { return nil }
    return Notice(
      .warning, code: "not-human-stool",
      message: parts.joined(separator: ", ")
        + ": markers of human stool are not evaluated there; if it is human stool, "
        + "write human and stool")
  }

  /// `"mouse" (12 samples), "rat" (3 samples)`, in the order of the samples.
  private static func list(_ texts: [String], other: (String) -> Bool) -> String? {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for text in texts where !text.isEmpty {
      if counts.updateValue((counts[text] ?? 0) + 1, forKey: text) == nil { order.append(text) }
    }
    let found = order.filter(other)
    if found.isEmpty { return nil }
    let shown = found.prefix(3).map { text in
      let count = counts[text] ?? 0
      return "\"\(text)\" (\(count) sample\(count == 1 ? "" : "s"))"
    }
    return shown.joined(separator: ", ") + (found.count > 3 ? " and \(found.count - 3) more" : "")
  }
}
