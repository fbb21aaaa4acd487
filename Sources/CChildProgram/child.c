#define _GNU_SOURCE
#include "CChildProgram.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

int cc_memory_file(void) { return memfd_create("handed on", MFD_CLOEXEC); }

bool cc_pipe(int *read_end, int *write_end) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return false;
    *read_end = ends[0];
    *write_end = ends[1];
    return true;
}

static void limit(int what, size_t value) {
    struct rlimit limit = {value, value};
    setrlimit(what, &limit);
}

/// What the new process does before it is another program; returns only where it cannot be.
static void become(const cc_program *program, pid_t parent) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    signal(SIGPIPE, SIG_DFL);
    if (program->ends_with_thread) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent) _exit(127);
    }
    if (program->input >= 0) dup2(program->input, STDIN_FILENO);
    if (program->output >= 0) dup2(program->output, STDOUT_FILENO);
    if (program->errors >= 0) dup2(program->errors, STDERR_FILENO);
    if (program->memory > 0) limit(RLIMIT_AS, program->memory);
    if (program->seconds > 0) limit(RLIMIT_CPU, program->seconds);
    if (program->memory > 0 || program->seconds > 0) limit(RLIMIT_CORE, 0);
    if (program->environment != NULL) execvpe(program->arguments[0], program->arguments, program->environment);
    else execvp(program->arguments[0], program->arguments);
}

pid_t cc_start(const cc_program *program) {
    // The new process writes there why it could not become the program.
    int report[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -errno;
    pid_t parent = getpid();
    pid_t child = fork();
    if (child < 0) {
        int failure = errno;
        close(report[0]);
        close(report[1]);
        return -failure;
    }
    if (child == 0) {
        become(program, parent);
        int failure = errno;
        ssize_t written = write(report[1], &failure, sizeof failure);
        _exit(written > 0 ? 127 : 126);
    }
    close(report[1]);
    int failure = 0;
    ssize_t count;
    do count = read(report[0], &failure, sizeof failure);
    while (count < 0 && errno == EINTR);
    close(report[0]);
    if (count <= 0) return child;
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
    return -failure;
}
