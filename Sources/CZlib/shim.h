// The only door to zlib.
#ifndef DYSBIO_CZLIB_SHIM_H
#define DYSBIO_CZLIB_SHIM_H

#include <zlib.h>

// `inflateInit2` is a macro.
static inline int dysbio_inflate_init2(z_stream *stream, int window_bits) {
  return inflateInit2(stream, window_bits);
}

#endif
