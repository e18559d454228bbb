// The only door to libzip.
#ifndef DYSBIO_CZIP_SHIM_H
#define DYSBIO_CZIP_SHIM_H

#include <zip.h>

#endif
