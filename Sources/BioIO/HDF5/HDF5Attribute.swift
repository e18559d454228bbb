import BioModel
import CHDF5
import Glibc

/// A small value beside a group or data set.
@safe
struct HDF5Attribute: ~Copyable {
  private let file: String
  private let handle: HDF5Handle
  private let type: HDF5Handle
  private let count: Int

  init(_ handle: consuming HDF5Handle, file: String) throws(TableError) {
    guard let type = HDF5Handle(H5Aget_type(handle.id)), let space = HDF5Handle(H5Aget_space(handle.id)) else {
      throw HDF5File.damaged(file)
    }
    self.file = file
    self.handle = handle
    self.type = type
    count = HDF5ElementType.extents(space)?.count ?? 0
  }

  /// The first text; nil when the attribute holds none.
  func text() throws(TableError) -> String? {
    guard count == 1 else { return nil }
    switch HDF5ElementType(type) {
    case .variableText:
      guard let memory = HDF5Text.variableMemoryType(like: type) else { throw HDF5File.damaged(file) }
      var pointer: UnsafeMutablePointer<CChar>?
      // SAFETY: one pointer is filled, to NUL-ended bytes of malloc, which are freed after they were copied.
      guard unsafe H5Aread(handle.id, memory.id, &pointer) >= 0 else { throw HDF5File.damaged(file) }
      defer { unsafe free(pointer) }
      let texts = unsafe withUnsafePointer(to: &pointer) {
        unsafe HDF5Text.strings(UnsafeBufferPointer(start: $0, count: 1))
      }
      guard let text = texts?.first else {
        throw HDF5Text.invalid(file, "an attribute")
      }
      return text
    case .fixedText(let width) where width > 0 && width <= 65_536:
      var bytes = [UInt8](repeating: 0, count: width)
      // SAFETY: the array has room for one element of the attribute's own type.
      guard unsafe bytes.withUnsafeMutableBytes({ unsafe H5Aread(handle.id, type.id, $0.baseAddress) }) >= 0 else {
        throw HDF5File.damaged(file)
      }
      let isBlankPadded = H5Tget_strpad(type.id) == H5T_STR_SPACEPAD
      guard let text = HDF5Text.strings(bytes, width: width, isBlankPadded: isBlankPadded)?.first else {
        throw HDF5Text.invalid(file, "an attribute")
      }
      return text
    default: return nil
    }
  }

  /// The whole numbers; nil when the attribute holds none.
  func integers() throws(TableError) -> [Int]? {
    guard count > 0, count <= 64, HDF5ElementType(type) == .integer else { return nil }
    var values = [Int64](repeating: 0, count: count)
    // SAFETY: the array has `count` elements of the memory type.
    let status = unsafe values.withUnsafeMutableBytes {
      unsafe H5Aread(handle.id, dysbio_h5_int64(), $0.baseAddress)
    }
    guard status >= 0 else { throw HDF5File.damaged(file) }
    return values.map { Int($0) }
  }
}
