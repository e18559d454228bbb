import BioModel
import CHDF5
import Glibc

/// Text elements of HDF5 as strings.
@safe
enum HDF5Text {
  /// The type in memory for text of any length, in the encoding that the file states.
  static func variableMemoryType(like type: borrowing HDF5Handle) -> HDF5Handle? {
    guard let memory = HDF5Handle(H5Tcopy(dysbio_h5_c_string())),
      H5Tset_size(memory.id, dysbio_h5_variable_length()) >= 0
    else { return nil }
    let encoding = H5Tget_cset(type.id)
    guard encoding == H5T_CSET_ASCII || encoding == H5T_CSET_UTF8, H5Tset_cset(memory.id, encoding) >= 0 else {
      return nil
    }
    return memory
  }

  /// NUL-ended texts; no pointer stands for an empty text. Nil when one is not valid UTF-8.
  @unsafe static func strings(_ pointers: UnsafeBufferPointer<UnsafeMutablePointer<CChar>?>) -> [String]? {
    var strings: [String] = []
    strings.reserveCapacity(pointers.count)
    for place in 0..<pointers.count {
      guard let pointer = unsafe pointers[place] else {
        strings.append("")
        continue
      }
      guard let string = unsafe String(validatingCString: pointer) else { return nil }
      strings.append(string)
    }
    return strings
  }

  /// Texts of `width` bytes each, up to their NUL, or to their last byte that is no blank. Nil when one is not valid UTF-8.
  static func strings(_ bytes: [UInt8], width: Int, isBlankPadded: Bool) -> [String]? {
    var strings: [String] = []
    for start in stride(from: 0, to: bytes.count, by: width) {
      var text = bytes[start..<start + width].prefix { $0 != 0 }
      while isBlankPadded, text.last == 0x20 { text.removeLast() }
      guard let string = String(validating: text, as: UTF8.self) else { return nil }
      strings.append(string)
    }
    return strings
  }

  static func invalid(_ file: String, _ path: String) -> TableError {
    TableError(
      at: SourceLocation(file: file), "\(path) holds text that is not valid UTF-8",
      advice: "write the file again with the tool that made it")
  }
}
