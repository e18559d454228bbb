import ArgumentParser
import DysbioCLI

@main
enum Main {
  static func main() { DysbioCommand.main() }
}
