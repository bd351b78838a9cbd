/// The few system calls that Swift's Glibc does not offer. Nothing here allocates.
#pragma once
#include <stdint.h>

/// rename(2) that fails with EEXIST instead of replacing. 0, or -1 with errno.
/// In C because Glibc's module lacks renameat2.
int csystem_rename_new(const char *from, const char *to);

/// pipe2(2) with O_CLOEXEC. 0, or -1 with errno. In C because Glibc's module lacks it.
int csystem_pipe(int ends[2]);

/// flock(2), exclusive and without waiting. 0, or -1 with errno (EWOULDBLOCK: held by another).
/// In C because Swift imports `flock` as the struct.
int csystem_lock(int descriptor);

/// A descriptor that becomes readable when SIGINT or SIGTERM arrives; both are blocked from then
/// on. -1 with errno. In C because signalfd is missing from Glibc's module.
int csystem_termination_descriptor(void);

/// The same for SIGHUP alone.
int csystem_hangup_descriptor(void);

/// Reads away one pending signal of such a descriptor; the signal's number, 0 if none was pending.
int csystem_pending_signal(int descriptor);

/// Makes the parent's death kill this process. In C because prctl is variadic.
void csystem_become_child(void);

/// Lets the pages of this process's code go, which the kernel brings back from the file when they are used: those that
/// only loading needed stay away. Code is never written, so nothing is lost. In C because of the callback.
void csystem_unmap_code(void);

/// The file system's type number of statfs(2), -1 with errno. In C because of the struct's name.
int64_t csystem_filesystem(const char *path);

/// The number of the mount that a path lies on (statx(2)), the same for all where the kernel does not say (before 5.8);
/// -1 with errno. In C because Glibc's module lacks statx.
int64_t csystem_mount(const char *path);
