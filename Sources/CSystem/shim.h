// System calls of Linux that Swift's Glibc module does not show.
#ifndef DYSBIO_CSYSTEM_SHIM_H
#define DYSBIO_CSYSTEM_SHIM_H

#include <stdint.h>

// From <fcntl.h>, which declares it only with _GNU_SOURCE.
extern int sync_file_range(int descriptor, int64_t offset, int64_t bytes, unsigned int flags);

// Lets the disk begin to write a stretch of a file (to its end where `bytes` is 0). Nothing waits and nothing is
// promised: whether it went well is what fsync says.
static inline void dysbio_start_writeback(int descriptor, int64_t offset, int64_t bytes) {
  (void)sync_file_range(descriptor, offset, bytes, 2 /* SYNC_FILE_RANGE_WRITE */);
}

#endif
