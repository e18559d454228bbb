/// A program whose conventions can be asked for (`--compat`).
public enum CompatPeer: String, Sendable, CaseIterable, Hashable {
  case qiime2, phyloseq, vegan, mothur
  case scikitBio = "scikit-bio"
}
