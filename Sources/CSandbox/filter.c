#include "csandbox.h"

#include <errno.h>
#include <fcntl.h>
#include <seccomp.h>
#include <stddef.h>

/// What reading pictures needs: memory, the pipes it has, time.
///
/// Mapping memory to be executed stays allowed: OpenVINO compiles a network for a size of picture that it has not met.
static const int allowed[] = {
    SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(readv), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(fstat),
    SCMP_SYS(lseek), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(mmap), SCMP_SYS(munmap),
    SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(futex), SCMP_SYS(exit),
    SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn), SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask),
    SCMP_SYS(sigaltstack), SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep),
    SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(sched_yield),
    SCMP_SYS(sched_getaffinity), SCMP_SYS(getcpu), SCMP_SYS(getpid), SCMP_SYS(gettid),
    SCMP_SYS(getrusage), SCMP_SYS(restart_syscall), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(rseq),
    SCMP_SYS(set_robust_list), SCMP_SYS(membarrier),
};

/// What libraries ask for and do without.
///
/// No filter can tell fstat(3), which is newfstatat with an empty path, from a look at any path: the C library takes a
/// stream's usual size of buffer where it fails. abort(3) sends itself a signal by tgkill, and ends by a trap where that
/// fails; allowed, tgkill would reach any process of the user.
static const int denied[] = {SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink),
                             SCMP_SYS(readlinkat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(statx), SCMP_SYS(newfstatat),
                             SCMP_SYS(ioctl), SCMP_SYS(getdents64), SCMP_SYS(prlimit64),
                             SCMP_SYS(sched_setaffinity), SCMP_SYS(mbind), SCMP_SYS(set_mempolicy),
                             SCMP_SYS(get_mempolicy), SCMP_SYS(tgkill)};

/// What only somebody does who has taken the process over.
static const int killing[] = {
    SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen), SCMP_SYS(accept),
    SCMP_SYS(accept4), SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev), SCMP_SYS(creat), SCMP_SYS(kill), SCMP_SYS(unlink), SCMP_SYS(unlinkat),
    SCMP_SYS(rename), SCMP_SYS(renameat), SCMP_SYS(renameat2), SCMP_SYS(memfd_create), SCMP_SYS(bpf),
    SCMP_SYS(io_uring_setup), SCMP_SYS(userfaultfd), SCMP_SYS(mount), SCMP_SYS(unshare), SCMP_SYS(setns)};

static int add_all(scmp_filter_ctx filter, uint32_t action, const int *calls, size_t count) {
  for (size_t place = 0; place < count; place++) {
    if (seccomp_rule_add(filter, action, calls[place], 0) != 0) return -1;
  }
  return 0;
}

/// Opening fails; opening for writing kills.
static int add_opening(scmp_filter_ctx filter, int kills_unknown) {
  const struct {
    int call;
    unsigned argument;
  } opening[] = {{SCMP_SYS(open), 1}, {SCMP_SYS(openat), 2}};
  const unsigned writing[] = {O_WRONLY, O_RDWR, O_CREAT, O_TRUNC};
  const unsigned any = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  for (size_t way = 0; way < sizeof opening / sizeof *opening; way++) {
    const struct scmp_arg_cmp reads = SCMP_CMP(opening[way].argument, SCMP_CMP_MASKED_EQ, any, 0);
    if (seccomp_rule_add(filter, SCMP_ACT_ERRNO(EACCES), opening[way].call, 1, reads) != 0) return -1;
    for (size_t place = 0; place < sizeof writing / sizeof *writing && !kills_unknown; place++) {
      const struct scmp_arg_cmp writes =
          SCMP_CMP(opening[way].argument, SCMP_CMP_MASKED_EQ, writing[place], writing[place]);
      if (seccomp_rule_add(filter, SCMP_ACT_KILL_PROCESS, opening[way].call, 1, writes) != 0) return -1;
    }
  }
  return 0;
}

csandbox_filter *csandbox_prepare(int kills_unknown) {
  scmp_filter_ctx filter = seccomp_init(kills_unknown ? SCMP_ACT_KILL_PROCESS : SCMP_ACT_ERRNO(EPERM));
  if (!filter) return NULL;
  int status = add_all(filter, SCMP_ACT_ALLOW, allowed, sizeof allowed / sizeof *allowed);
  // A rule that says what is done with all others is an error.
  if (status == 0 && kills_unknown) {
    status = add_all(filter, SCMP_ACT_ERRNO(EPERM), denied, sizeof denied / sizeof *denied);
  } else if (status == 0) {
    status = add_all(filter, SCMP_ACT_KILL_PROCESS, killing, sizeof killing / sizeof *killing);
  }
  if (status == 0) status = add_opening(filter, kills_unknown);
  if (status == 0) return filter;
  seccomp_release(filter);
  return NULL;
}

void csandbox_release(csandbox_filter *filter) {
  if (filter) seccomp_release(filter);
}

int csandbox_load(csandbox_filter *filter) { return seccomp_load(filter); }
