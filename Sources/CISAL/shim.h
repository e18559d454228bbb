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

// Inflates a whole zlib stream (RFC 1950) into a buffer that has to hold all of it, and compares its checksum. Returns
// the number of bytes, or a negative number.
static inline ptrdiff_t dysbio_isal_inflate_zlib(const uint8_t *input, size_t input_bytes, uint8_t *output,
                                                 size_t output_bytes) {
  struct inflate_state state;
  if (input_bytes > UINT32_MAX || output_bytes > UINT32_MAX) return -1;
  isal_inflate_init(&state);
  state.crc_flag = ISAL_ZLIB;
  state.next_in = (uint8_t *)input;
  state.avail_in = (uint32_t)input_bytes;
  state.next_out = output;
  state.avail_out = (uint32_t)output_bytes;
  if (isal_inflate_stateless(&state) != ISAL_DECOMP_OK) return -1;
  return (ptrdiff_t)state.total_out;
}

// Begins a deflate stream whose CRC-32 of gzip is kept; header and trailer are the caller's.
static inline void dysbio_isal_inflate_begin(struct inflate_state *state) {
  isal_inflate_init(state);
  state->crc_flag = ISAL_GZIP_NO_HDR;
}
// Inflates what is there into the room that is there, and says how much of both it used. Returns 0 or a negative
// fault; the bytes before a fault are written first, as far as there is room. At an invalid distance ISA-L 2.30 counts
// the bytes of the match as written, though they are none: the last 258 bytes, room or rest, are in doubt then.
static inline int dysbio_isal_inflate(struct inflate_state *state, const uint8_t *input, size_t *input_bytes,
                                      uint8_t *output, size_t *output_bytes) {
  state->next_in = (uint8_t *)input;
  state->avail_in = (uint32_t)*input_bytes;
  state->next_out = output;
  state->avail_out = (uint32_t)*output_bytes;
  int status = isal_inflate(state);
  *input_bytes -= state->avail_in;
  *output_bytes -= state->avail_out;
  return status;
}
// True once the stream has ended and all its bytes have been written.
static inline int dysbio_isal_inflate_has_ended(const struct inflate_state *state) {
  return state->block_state == ISAL_BLOCK_FINISH;
}
// CRC-32 of the bytes written so far.
static inline uint32_t dysbio_isal_inflate_crc(const struct inflate_state *state) { return state->crc; }
// Whole bytes of the input that were taken and not used yet, and at the end of the stream (at most 8) what they are,
// the first in the lowest bits.
static inline size_t dysbio_isal_inflate_held_bytes(const struct inflate_state *state) {
  size_t bits = state->read_in_length > 0 ? (size_t)state->read_in_length : 0;
  return bits / 8 + (size_t)(state->tmp_in_size > 0 ? state->tmp_in_size : 0);
}
static inline uint64_t dysbio_isal_inflate_held(const struct inflate_state *state) {
  return state->read_in_length > 0 ? state->read_in >> (state->read_in_length % 8) : 0;
}
// Writes bytes that lie before a fault and for which there was no room when it was found. Returns their number.
static inline size_t dysbio_isal_inflate_rest(struct inflate_state *state, uint8_t *output, size_t output_bytes) {
  size_t rest = (size_t)(state->tmp_out_valid - state->tmp_out_processed);
  if (rest > output_bytes) rest = output_bytes;
  memcpy(output, state->tmp_out_buffer + state->tmp_out_processed, rest);
  state->tmp_out_processed += (int32_t)rest;
  return rest;
}
// Takes back the last of those bytes, as far as there are so many. Returns their number.
static inline size_t dysbio_isal_inflate_drop_rest(struct inflate_state *state, size_t bytes) {
  size_t rest = (size_t)(state->tmp_out_valid - state->tmp_out_processed);
  if (rest > bytes) rest = bytes;
  state->tmp_out_valid -= (int32_t)rest;
  return rest;
}

#endif
