#pragma once
#include <stdint.h>
#include <sys/types.h>

// What takes rights away from a process before it looks at an applicant's bytes, and what a process needs that
// forks such processes. In C because these calls are variadic, macros or missing from Swift's Glibc, and because
// little else may run between fork(2) and the sandbox.

/// The system calls that a reader may use, ready to be loaded.
typedef void csandbox_filter;

/// Prepares the filter once, so that a child only loads it. It is the caller's, until csandbox_release. NULL when there
/// is no memory.
///
/// A call that is not known fails with EPERM, or kills the process when `kills_unknown` is set, which tests do.
/// Sockets, exec, ptrace and opening a file for writing always kill.
csandbox_filter *csandbox_prepare(int kills_unknown);

/// Gives its memory back; a process into which it was loaded keeps it. Nothing happens without one.
void csandbox_release(csandbox_filter *filter);

/// The layers of the sandbox, in the order in which they are put on.
enum csandbox_layer { csandbox_no_new_privileges = 1, csandbox_landlock, csandbox_limits, csandbox_seccomp };

/// Puts all layers on: no new privileges, Landlock without any path, limits, the filter; the limits alone when there is
/// no filter. Nothing takes them off again. 0, or the layer that this kernel refused.
///
/// The limits: bytes of address space and seconds of CPU; no file, no core, no descriptor more than the three there are.
/// The process can no longer be traced.
int csandbox_enter(csandbox_filter *filter, uint64_t address_space, uint64_t cpu_seconds);

/// Puts on one layer, and no new privileges, which the others rest on, to see whether this kernel has it. 0, or -1.
int csandbox_try(int layer, csandbox_filter *filter, uint64_t address_space, uint64_t cpu_seconds);

/// The version of the kernel's Landlock; 0 without it.
int csandbox_landlock_version(void);

/// Forks. The child has the three descriptors as 0, 1 and 2 and no other, has no environment and no blocked
/// signal, and dies with its parent, which can wait for it even if it was started with SIGCHLD ignored. The child's
/// process id, 0 in the child, -1 with errno.
pid_t csandbox_fork(int input, int output, int errors);
