import Glibc

/// The folder of real data sets that some tests compare with, named by `DYSBIO_TEST_DATA`; nil where it is not set.
/// Such a test is `.enabled(if: TestData.folder != nil, "DYSBIO_TEST_DATA names no folder of real data")`.
public enum TestData {
  public static let folder: String? = {
    guard let value = unsafe getenv("DYSBIO_TEST_DATA") else { return nil }
    return unsafe String(cString: value)
  }()
}
