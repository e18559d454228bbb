import CHDF5

/// What the elements of a data set or attribute are, as far as tables need to know.
enum HDF5ElementType: Equatable {
  /// Text of any length, each ended by a NUL.
  case variableText
  /// Text in as many bytes, padded behind.
  case fixedText(bytes: Int)
  case integer
  case real
  /// Compounds, references, enumerations …
  case other

  init(_ type: borrowing HDF5Handle) {
    switch H5Tget_class(type.id) {
    case H5T_STRING:
      let isVariable = H5Tis_variable_str(type.id)
      self = isVariable > 0 ? .variableText : isVariable == 0 ? .fixedText(bytes: H5Tget_size(type.id)) : .other
    case H5T_INTEGER: self = .integer
    case H5T_FLOAT: self = .real
    default: self = .other
    }
  }

  /// The extents of a data space; nil when it cannot be read or multiplies beyond an `Int`. A scalar has none.
  static func extents(_ space: borrowing HDF5Handle) -> (shape: [Int], count: Int)? {
    let rank = H5Sget_simple_extent_ndims(space.id)
    guard rank >= 0, rank <= 32, H5Sget_simple_extent_type(space.id) != H5S_NULL else { return nil }
    var sizes = [hsize_t](repeating: 0, count: max(1, Int(rank)))
    // SAFETY: the array has one entry per dimension.
    guard unsafe H5Sget_simple_extent_dims(space.id, &sizes, nil) == rank else { return nil }
    var shape: [Int] = []
    var count = 1
    for size in sizes.prefix(Int(rank)) {
      guard let size = Int(exactly: size) else { return nil }
      let (product, overflow) = count.multipliedReportingOverflow(by: size)
      if overflow { return nil }
      shape.append(size)
      count = product
    }
    return (shape, count)
  }
}
