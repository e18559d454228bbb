// The only door to HDF5: what Swift cannot see (macros that call or cast) is given as an inline function.
#ifndef DYSBIO_CHDF5_SHIM_H
#define DYSBIO_CHDF5_SHIM_H

#include <hdf5.h>
#include <stdlib.h>

static inline hid_t dysbio_h5_default(void) { return H5P_DEFAULT; }
static inline hid_t dysbio_h5_whole_space(void) { return H5S_ALL; }
static inline unsigned dysbio_h5_read_only(void) { return H5F_ACC_RDONLY; }
static inline unsigned dysbio_h5_truncate(void) { return H5F_ACC_TRUNC; }
static inline hsize_t dysbio_h5_unlimited(void) { return H5S_UNLIMITED; }

static inline hid_t dysbio_h5_file_access_class(void) { return H5P_FILE_ACCESS; }
static inline hid_t dysbio_h5_dataset_create_class(void) { return H5P_DATASET_CREATE; }
static inline hid_t dysbio_h5_dataset_transfer_class(void) { return H5P_DATASET_XFER; }
static inline hid_t dysbio_h5_group_create_class(void) { return H5P_GROUP_CREATE; }

static inline hid_t dysbio_h5_double(void) { return H5T_NATIVE_DOUBLE; }
static inline hid_t dysbio_h5_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t dysbio_h5_c_string(void) { return H5T_C_S1; }
// Types in files are stated with their byte order, so that a file does not depend on the machine that wrote it.
static inline hid_t dysbio_h5_file_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t dysbio_h5_file_int32(void) { return H5T_STD_I32LE; }
static inline hid_t dysbio_h5_file_int64(void) { return H5T_STD_I64LE; }
static inline size_t dysbio_h5_variable_length(void) { return H5T_VARIABLE; }

// Failures are told by return values; nothing is printed.
static inline void dysbio_h5_be_quiet(void) { H5Eset_auto2(H5E_DEFAULT, NULL, NULL); }

// Memory of variable-length strings, up to as many bytes as `*left` says: a forged file must not ask for more.
static inline void *dysbio_h5_take(size_t size, void *left) {
  size_t *room = (size_t *)left;
  if (size > *room) return NULL;
  *room -= size;
  return malloc(size);
}
static inline void dysbio_h5_give(void *memory, void *left) {
  (void)left;
  free(memory);
}
static inline herr_t dysbio_h5_limit_strings(hid_t transfer, size_t *left) {
  return H5Pset_vlen_mem_manager(transfer, dysbio_h5_take, left, dysbio_h5_give, left);
}

#endif
