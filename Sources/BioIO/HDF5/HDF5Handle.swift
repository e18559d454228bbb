import CHDF5
import Parallel

/// An open object of HDF5 (file, group, data set, type, space, property list), closed when it goes out of scope.
struct HDF5Handle: ~Copyable {
  let id: hid_t
  private let close: @convention(c) (hid_t) -> Int32

  /// Nil for the negative number that stands for a failure.
  init?(_ id: hid_t, _ library: dysbio_h5) {
    guard id >= 0 else { return nil }
    self.id = id
    close = library.H5Idec_ref
  }

  deinit { _ = close(id) }
}

/// The library as a whole.
enum HDF5Library {
  private enum State {
    case untried
    case absent
    case open(dysbio_h5)
  }

  /// HDF5 keeps global state and is built without thread safety: whoever has a file open holds this lock.
  private static let state = Guarded<State>(.untried)

  /// Runs `body` with the library to itself, opening it the first time; nil when it is not installed. Not re-entrant.
  static func alone<Result, Failure: Error>(
    _ body: (dysbio_h5) throws(Failure) -> Result
  ) throws(Failure) -> Result? {
    try state.withLock { (state: inout State) throws(Failure) -> Result? in
      if case .untried = state { state = opened() }
      guard case .open(let library) = state else { return nil }
      return try body(library)
    }
  }

  private static func opened() -> State {
    unsafe withUnsafeTemporaryAllocation(of: dysbio_h5.self, capacity: 1) { room in
      // SAFETY: the shim fills the whole table when it returns 1; a table partly filled is not read.
      guard let table = room.baseAddress, unsafe dysbio_h5_open(table) == 1 else { return .absent }
      return .open(unsafe table.pointee)
    }
  }
}
