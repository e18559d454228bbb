#!/usr/bin/env bash
# Installs what the build needs and the machine lacks: the C libraries (Debian and Ubuntu), nothing else.
# Sourced by the other scripts; also runs alone. Prints nothing when all is there.
set -euo pipefail

dysbio_packages=(pkg-config libhts-dev zlib1g-dev libisal-dev liblapacke-dev libhdf5-dev libzip-dev libyaml-dev)

dysbio_have_libraries() {
  command -v pkg-config >/dev/null && pkg-config --exists htslib zlib libisal lapacke hdf5 libzip yaml-0.1
}

# BLAS three times as fast as the reference. Nothing needs it, so where it cannot be installed that is said and all goes on.
dysbio_fast_blas() {
  if ! command -v apt-get >/dev/null || compgen -G "/usr/lib/*/libopenblas.so.0" >/dev/null; then return 0; fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
  echo "installing libopenblas0-serial …" >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends libopenblas0-serial >&2 ||
    echo "OpenBLAS (libopenblas0-serial) could not be installed: ordinations of many samples take longer without it" >&2
}

dysbio_setup() {
  if ! command -v swift >/dev/null; then
    echo "dysbio needs Swift 6.3 or newer: https://www.swift.org/install/linux" >&2
    return 69
  fi
  if dysbio_have_libraries; then
    dysbio_fast_blas
    return 0
  fi
  if ! command -v apt-get >/dev/null; then
    echo "please install htslib, zlib, ISA-L, LAPACKE, HDF5, libzip and libyaml with their headers and pkg-config files (Debian: ${dysbio_packages[*]})" >&2
    return 69
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
  echo "installing ${dysbio_packages[*]} …" >&2
  "${as_root[@]}" apt-get update -qq >&2
  DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${dysbio_packages[@]}" >&2
  dysbio_fast_blas
  dysbio_have_libraries || { echo "the libraries are still not found by pkg-config" >&2; return 69; }
}

dysbio_setup
