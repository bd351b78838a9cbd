#pragma once
#include <stdint.h>
#include <sys/types.h>

// The socket between the program and the process that forks readers. Only these two hold it: no reader does.

enum csandbox_kind {
  /// Program to process: fork a reader for this take; its first three descriptors come along.
  csandbox_take = 1,
  /// Process to program: it runs as `process`; a descriptor of the process comes along.
  csandbox_taken,
  /// Process to program: no reader could be forked; `status` is errno.
  csandbox_refused,
  /// Process to program: the reader has ended.
  csandbox_ended,
};

/// One word on that socket.
typedef struct {
  int32_t kind;
  int32_t take;
  int32_t process;
  /// As waitpid(2) has it.
  int32_t status;
  int64_t cpu_microseconds;
  /// The most memory that was resident at once, in kilobytes.
  int64_t peak_kilobytes;
} csandbox_word;

/// A pair of connected sockets that keep words apart, closed on exec. 0, or -1 with errno.
int csandbox_socket(int ends[2]);

/// Sends a word with up to three descriptors, which stay the sender's. 0, or -1 with errno.
int csandbox_send(int socket, const csandbox_word *word, const int *descriptors, int count);

/// Receives a word with up to three descriptors, which become the receiver's, -1 where there is none. 1, 0 when the
/// other end is closed, or -1 with errno.
int csandbox_receive(int socket, csandbox_word *word, int descriptors[3]);

/// A descriptor that becomes readable when a child ends; the signal is blocked from then on. -1 with errno.
int csandbox_children(void);

/// Reaps one child that has ended: a word of the kind `csandbox_ended`. 1, or 0 when there is none.
int csandbox_reap(int children, csandbox_word *word);

/// A descriptor of a process, by which it can be killed without mistaking another for it. -1 with errno.
int csandbox_process(pid_t process);

/// Kills the process that a descriptor is of. 0, or -1 with errno.
int csandbox_kill(int process);
