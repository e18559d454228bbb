// Loops over bytes that are compiled for each width of vectors the processor may have and chosen at start-up: Swift's
// own code must run on every x86-64. Integers only, so that every choice gives the same bytes. Their plain twins are in
// the tests.
#ifndef DYSBIO_CKERNELS_H
#define DYSBIO_CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// Copies letters; 0 if all are A, C, G, T or N.
uint8_t dysbio_copy_bases(const uint8_t *restrict letters, size_t count, uint8_t *restrict target);

// Copies scores, each less `shift`; 0 if all lie in lowest … lowest + width.
uint8_t dysbio_copy_scores(const uint8_t *restrict scores, size_t count, uint8_t lowest, uint8_t width, uint8_t shift,
                           uint8_t *restrict target);

// Bits 1 and 2 of each letter above the six bits of its score; 0 if all letters are A, C, G, T and all scores ≤ 63.
uint8_t dysbio_read_codes(const uint8_t *restrict letters, const uint8_t *restrict scores, size_t count,
                          uint8_t *restrict codes);

// The sum of bytes.
uint64_t dysbio_sum_bytes(const uint8_t *bytes, size_t count);

#endif
