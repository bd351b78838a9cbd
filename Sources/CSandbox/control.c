#define _GNU_SOURCE
#include "control.h"

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { most_descriptors = 3 };

int csandbox_socket(int ends[2]) { return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends); }

int csandbox_send(int socket, const csandbox_word *word, const int *descriptors, int count) {
  struct iovec part = {(void *)word, sizeof *word};
  union {
    struct cmsghdr aligned;
    char bytes[CMSG_SPACE(most_descriptors * sizeof(int))];
  } room = {0};
  struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
  if (count > 0) {
    message.msg_control = room.bytes;
    message.msg_controllen = CMSG_SPACE(count * sizeof(int));
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_RIGHTS;
    header->cmsg_len = CMSG_LEN(count * sizeof(int));
    memcpy(CMSG_DATA(header), descriptors, count * sizeof(int));
  }
  ssize_t sent;
  do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (sent < 0 && errno == EINTR);
  return sent == sizeof *word ? 0 : -1;
}

int csandbox_receive(int socket, csandbox_word *word, int descriptors[3]) {
  struct iovec part = {word, sizeof *word};
  union {
    struct cmsghdr aligned;
    char bytes[CMSG_SPACE(most_descriptors * sizeof(int))];
  } room = {0};
  struct msghdr message = {
      .msg_iov = &part, .msg_iovlen = 1, .msg_control = room.bytes,
      // Not the room with its padding, in which one more would fit.
      .msg_controllen = CMSG_LEN(most_descriptors * sizeof(int))};
  for (int place = 0; place < most_descriptors; place++) descriptors[place] = -1;
  ssize_t received;
  do received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC);
  while (received < 0 && errno == EINTR);
  if (received <= 0) return (int)received;
  struct cmsghdr *header = CMSG_FIRSTHDR(&message);
  if (header && header->cmsg_level == SOL_SOCKET && header->cmsg_type == SCM_RIGHTS) {
    memcpy(descriptors, CMSG_DATA(header), header->cmsg_len - CMSG_LEN(0));
  }
  if (received == sizeof *word) return 1;
  errno = EPROTO;
  return -1;
}

int csandbox_children(void) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGCHLD);
  if (sigprocmask(SIG_BLOCK, &set, NULL) != 0) return -1;
  return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int csandbox_reap(int children, csandbox_word *word) {
  struct signalfd_siginfo info;
  while (read(children, &info, sizeof info) == sizeof info) {}
  struct rusage used;
  int status;
  pid_t process = wait4(-1, &status, WNOHANG, &used);
  if (process <= 0) return 0;
  *word = (csandbox_word){
      .kind = csandbox_ended,
      .process = process,
      .status = status,
      .cpu_microseconds = (used.ru_utime.tv_sec + used.ru_stime.tv_sec) * 1000000LL + used.ru_utime.tv_usec +
                          used.ru_stime.tv_usec,
      .peak_kilobytes = used.ru_maxrss,
  };
  return 1;
}

int csandbox_process(pid_t process) { return (int)syscall(SYS_pidfd_open, process, 0); }

int csandbox_kill(int process) { return (int)syscall(SYS_pidfd_send_signal, process, SIGKILL, NULL, 0); }
