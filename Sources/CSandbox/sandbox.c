#define _GNU_SOURCE
#include "csandbox.h"

#include <errno.h>
#include <linux/landlock.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int limit(int resource, rlim_t value) {
  struct rlimit both = {value, value};
  return setrlimit(resource, &both);
}

/// No file, no core, no descriptor more than the three there are. 0, or -1.
static int limit_all(uint64_t address_space, uint64_t cpu_seconds) {
  if (limit(RLIMIT_AS, address_space) != 0) return -1;
  if (limit(RLIMIT_CPU, cpu_seconds) != 0) return -1;
  if (limit(RLIMIT_FSIZE, 0) != 0) return -1;
  if (limit(RLIMIT_CORE, 0) != 0) return -1;
  if (limit(RLIMIT_NOFILE, 3) != 0) return -1;
  if (limit(RLIMIT_MEMLOCK, 0) != 0) return -1;
  return prctl(PR_SET_DUMPABLE, 0);
}

int csandbox_landlock_version(void) {
  long version = syscall(SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  return version > 0 ? (int)version : 0;
}

/// Forbids every access to files that the oldest Landlock knows. 0, or -1.
static int forbid_paths(void) {
  struct landlock_ruleset_attr rules = {.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1};
  // The first member alone: what the kernel knew first.
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules.handled_access_fs, 0);
  if (ruleset < 0) return -1;
  int status = (int)syscall(SYS_landlock_restrict_self, ruleset, 0);
  close(ruleset);
  return status;
}

pid_t csandbox_fork(int input, int output, int errors) {
  signal(SIGCHLD, SIG_DFL);
  pid_t parent = getpid();
  pid_t child = fork();
  if (child != 0) return child;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(1);
  if (dup2(input, STDIN_FILENO) < 0 || dup2(output, STDOUT_FILENO) < 0 || dup2(errors, STDERR_FILENO) < 0) _exit(1);
  if (close_range(STDERR_FILENO + 1, ~0U, 0) != 0) _exit(1);
  clearenv();
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  return 0;
}

/// In filter.c.
int csandbox_load(csandbox_filter *filter);

/// 0, or -1.
static int put_on(int layer, csandbox_filter *filter, uint64_t address_space, uint64_t cpu_seconds) {
  switch (layer) {
    case csandbox_no_new_privileges: return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    case csandbox_landlock: return forbid_paths();
    case csandbox_limits: return limit_all(address_space, cpu_seconds);
    default: return csandbox_load(filter);
  }
}

int csandbox_enter(csandbox_filter *filter, uint64_t address_space, uint64_t cpu_seconds) {
  // The limits come after Landlock, which takes a descriptor for a moment.
  for (int layer = csandbox_no_new_privileges; layer <= csandbox_seccomp; layer++) {
    if (!filter && layer != csandbox_limits) continue;
    if (put_on(layer, filter, address_space, cpu_seconds) != 0) return layer;
  }
  return 0;
}

int csandbox_try(int layer, csandbox_filter *filter, uint64_t address_space, uint64_t cpu_seconds) {
  // Without privileges Landlock and seccomp ask for it first.
  int first = put_on(csandbox_no_new_privileges, filter, 0, 0);
  return first != 0 ? first : put_on(layer, filter, address_space, cpu_seconds);
}
