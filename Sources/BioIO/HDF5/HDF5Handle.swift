import CHDF5
import Parallel

/// An open object of HDF5 (file, group, data set, type, space, property list), closed when it goes out of scope.
struct HDF5Handle: ~Copyable {
  let id: hid_t

  /// Nil for the negative number that stands for a failure.
  init?(_ id: hid_t) {
    guard id >= 0 else { return nil }
    self.id = id
  }

  deinit { H5Idec_ref(id) }
}

/// The library as a whole.
enum HDF5Library {
  /// HDF5 keeps global state and is built without thread safety: whoever has a file open holds this lock.
  private static let lock = Guarded<Bool>(false)

  /// Runs `body` with the library to itself. Not re-entrant.
  static func alone<Result, Failure: Error>(_ body: () throws(Failure) -> Result) throws(Failure) -> Result {
    try lock.withLock { (isPrepared: inout Bool) throws(Failure) -> Result in
      if !isPrepared {
        dysbio_h5_prepare()
        isPrepared = true
      }
      return try body()
    }
  }
}
