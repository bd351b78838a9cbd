#define _GNU_SOURCE
#include "csystem.h"

#include <fcntl.h>
#include <link.h>
#include <signal.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

int csystem_rename_new(const char *from, const char *to) {
  return renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

int csystem_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

int csystem_lock(int descriptor) { return flock(descriptor, LOCK_EX | LOCK_NB); }

static int signal_descriptor(int first, int second) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, first);
  sigaddset(&set, second);
  if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int csystem_termination_descriptor(void) { return signal_descriptor(SIGINT, SIGTERM); }

int csystem_hangup_descriptor(void) { return signal_descriptor(SIGHUP, SIGHUP); }

int csystem_pending_signal(int descriptor) {
  struct signalfd_siginfo info;
  return read(descriptor, &info, sizeof info) == sizeof info ? (int)info.ssi_signo : 0;
}

void csystem_become_child(void) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/// Whether the loader wrote into an object's code, which no compiler asks for these days.
static int has_relocated_code(const struct dl_phdr_info *object) {
  for (int place = 0; place < object->dlpi_phnum; place++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[place];
    if (segment->p_type != PT_DYNAMIC) continue;
    const ElfW(Dyn) *entry = (const ElfW(Dyn) *)(object->dlpi_addr + segment->p_vaddr);
    for (; entry->d_tag != DT_NULL; entry++) {
      if (entry->d_tag == DT_TEXTREL) return 1;
      if (entry->d_tag == DT_FLAGS && entry->d_un.d_val & DF_TEXTREL) return 1;
    }
  }
  return 0;
}

static int unmap_code(struct dl_phdr_info *object, size_t size, void *unused) {
  (void)size;
  (void)unused;
  if (has_relocated_code(object)) return 0;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int place = 0; place < object->dlpi_phnum; place++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[place];
    if (segment->p_type != PT_LOAD || !(segment->p_flags & PF_X) || segment->p_flags & PF_W) continue;
    const uintptr_t start = (object->dlpi_addr + segment->p_vaddr + page - 1) / page * page;
    const uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_memsz) / page * page;
    // It is advice: a segment for which it fails stays where it is.
    if (end > start) madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 0;
}

void csystem_unmap_code(void) { dl_iterate_phdr(unmap_code, NULL); }

int64_t csystem_filesystem(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (int64_t)status.f_type : -1;
}

int64_t csystem_mount(const char *path) {
  struct statx status;
  if (statx(AT_FDCWD, path, 0, STATX_MNT_ID, &status) != 0) return -1;
  return status.stx_mask & STATX_MNT_ID ? (int64_t)status.stx_mnt_id : 0;
}
