import ArgumentParser
import BioModel

/// The narrowest rank of classes or calls, as an option.
enum ClassRank: String, ExpressibleByArgument, CaseIterable {
  case genus, species

  var rank: Rank { self == .genus ? .genus : .species }
}
