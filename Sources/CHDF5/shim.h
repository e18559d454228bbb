// The only door to HDF5, which writes; files of others are read without it (Sources/BioIO/HDF5/HDF5File.swift). What
// Swift cannot see (macros that call or cast) is given as an inline function.
#ifndef DYSBIO_CHDF5_SHIM_H
#define DYSBIO_CHDF5_SHIM_H

#include <hdf5.h>

static inline hid_t dysbio_h5_default(void) { return H5P_DEFAULT; }
static inline hid_t dysbio_h5_whole_space(void) { return H5S_ALL; }
static inline unsigned dysbio_h5_truncate(void) { return H5F_ACC_TRUNC; }

static inline hid_t dysbio_h5_file_access_class(void) { return H5P_FILE_ACCESS; }
static inline hid_t dysbio_h5_dataset_create_class(void) { return H5P_DATASET_CREATE; }
static inline hid_t dysbio_h5_group_create_class(void) { return H5P_GROUP_CREATE; }

static inline hid_t dysbio_h5_int64(void) { return H5T_NATIVE_INT64; }
static inline hid_t dysbio_h5_c_string(void) { return H5T_C_S1; }
// Types in files are stated with their byte order, so that a file does not depend on the machine that wrote it.
static inline hid_t dysbio_h5_file_double(void) { return H5T_IEEE_F64LE; }
static inline hid_t dysbio_h5_file_int32(void) { return H5T_STD_I32LE; }
static inline hid_t dysbio_h5_file_int64(void) { return H5T_STD_I64LE; }
static inline size_t dysbio_h5_variable_length(void) { return H5T_VARIABLE; }

// Failures are told by return values; nothing is printed, nothing loaded from the disk.
static inline void dysbio_h5_prepare(void) {
  H5Eset_auto2(H5E_DEFAULT, NULL, NULL);
  H5PLset_loading_state(0);
}

#endif
