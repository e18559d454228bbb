// The only door to ISA-L: what Swift cannot see (computed macros) or need not (the stream's inside) is given as an
// inline function.
#ifndef DYSBIO_CISAL_SHIM_H
#define DYSBIO_CISAL_SHIM_H

#include <isa-l/crc.h>
#include <isa-l/igzip_lib.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// Level 3, since levels 1 and 2 of ISA-L 2.30 give other bytes for the same input from one call to the next, though
// rarely (docs/findings/compressed-output.md). Scratch memory that one call needs, with room for all symbols of a BGZF
// block, so that a block has one Huffman table.
static inline size_t dysbio_isal_scratch_bytes(void) { return ISAL_DEF_LVL3_LARGE; }

// Deflates one buffer as a stream of its own, without header and trailer, by level 3. Returns the number of bytes
// written, 0 when they do not fit.
static inline size_t dysbio_isal_deflate(struct isal_zstream *stream, uint8_t *scratch, const uint8_t *input,
                                         size_t input_bytes, uint8_t *output, size_t output_bytes) {
  // The init leaves most of the stream as it was, and what was there can change the bytes that come out (7 of 28,908
  // blocks with noise there, none with zeros; docs/findings/compressed-output.md).
  memset(stream, 0, sizeof *stream);
  isal_deflate_stateless_init(stream);
  stream->end_of_stream = 1;
  stream->flush = NO_FLUSH;
  stream->gzip_flag = IGZIP_DEFLATE;
  stream->level = 3;
  stream->level_buf = scratch;
  stream->level_buf_size = ISAL_DEF_LVL3_LARGE;
  stream->next_in = (uint8_t *)input;
  stream->avail_in = (uint32_t)input_bytes;
  stream->next_out = output;
  stream->avail_out = (uint32_t)output_bytes;
  if (isal_deflate_stateless(stream) != COMP_OK || stream->avail_in != 0) return 0;
  return stream->total_out;
}

#endif
