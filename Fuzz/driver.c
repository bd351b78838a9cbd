// The main program's side of libFuzzer: which way in is fuzzed, the name says that the program was started by. In C because libFuzzer
// calls these by name, and because it changes argv.
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// In Tests/FuzzTests/Driver.swift.
int32_t spoolproof_fuzz_entry(const char *name);
void spoolproof_fuzz_run(int32_t entry, const uint8_t *bytes, ptrdiff_t count);

static int32_t entry = -1;

int LLVMFuzzerInitialize(int *count, char ***arguments) {
  (void)count;
  const char *slash = strrchr((*arguments)[0], '/');
  const char *name = slash ? slash + 1 : (*arguments)[0];
  entry = spoolproof_fuzz_entry(name);
  if (entry >= 0) return 0;
  fprintf(stderr, "%s: there is no way in of this name\n", name);
  exit(64);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count) {
  spoolproof_fuzz_run(entry, bytes, (ptrdiff_t)count);
  return 0;
}
