#include "CKernels.h"

#if defined(__x86_64__) && defined(__ELF__)
#define WIDE __attribute__((target_clones("avx2", "default")))
#else
#define WIDE
#endif

// The letter that bits 1 and 2 stand for: A 00, C 01, T 10, G 11. T does not lie in the row of the others.
static inline uint8_t letter_of(uint8_t bits) { return (uint8_t)((0x41 | bits) + (bits == 4 ? 15 : 0)); }

WIDE uint8_t dysbio_copy_bases(const uint8_t *restrict letters, size_t count, uint8_t *restrict target) {
  uint8_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t letter = letters[i];
    target[i] = letter;
    wrong |= letter == 'N' ? 0 : (uint8_t)(letter ^ letter_of(letter & 6));
  }
  return wrong;
}

WIDE uint8_t dysbio_copy_scores(const uint8_t *restrict scores, size_t count, uint8_t lowest, uint8_t width,
                                uint8_t shift, uint8_t *restrict target) {
  uint8_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    target[i] = (uint8_t)(scores[i] - shift);
    wrong |= (uint8_t)(scores[i] - lowest) > width ? 1 : 0;
  }
  return wrong;
}

WIDE uint8_t dysbio_read_codes(const uint8_t *restrict letters, const uint8_t *restrict scores, size_t count,
                               uint8_t *restrict codes) {
  uint8_t wrong = 0;
  for (size_t i = 0; i < count; i++) {
    uint8_t bits = letters[i] & 6;
    codes[i] = (uint8_t)(bits << 5) | scores[i];
    wrong |= (uint8_t)(letters[i] ^ letter_of(bits)) | (scores[i] & 0xC0);
  }
  return wrong;
}

WIDE uint64_t dysbio_sum_bytes(const uint8_t *bytes, size_t count) {
  uint64_t sum = 0;
  while (count > 0) {
    // Thirty-two bits hold the sum of so many bytes; narrower lanes are more lanes.
    size_t part = count < 65536 ? count : 65536;
    uint32_t partial = 0;
    for (size_t i = 0; i < part; i++) partial += bytes[i];
    sum += partial;
    bytes += part;
    count -= part;
  }
  return sum;
}
