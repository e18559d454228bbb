/* How fast htslib itself inflates a file: the floor for reading one gzip stream. Usage: htslib-inflate FILE */
#include <htslib/bgzf.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  if (argc != 2) return 64;
  BGZF *file = bgzf_open(argv[1], "r");
  if (!file) return 66;
  const size_t room = 4u << 20;
  char *buffer = malloc(room);
  unsigned long long total = 0;
  for (;;) {
    ssize_t got = bgzf_read(file, buffer, room);
    if (got < 0) return 65;
    if (got == 0) break;
    total += (unsigned long long)got;
  }
  printf("%llu\n", total);
  free(buffer);
  return bgzf_close(file) == 0 ? 0 : 65;
}
