#pragma once
// The one place where another program is started: what has to be done between fork and exec is done in C.
#include <stddef.h>
#include <stdbool.h>
#include <sys/types.h>

typedef struct {
    /// The program's name, looked for in PATH, and its arguments; NULL ends them. No shell sees them.
    char *const *arguments;
    /// Its environment, ended by NULL; NULL for this program's own.
    char *const *environment;
    /// Descriptors for its standard input, output and errors; -1 leaves each as it is here.
    int input;
    int output;
    int errors;
    /// Bytes of memory it may have; 0 for as many as it likes.
    size_t memory;
    /// Seconds of processor time it may take; 0 for as many as it likes.
    unsigned seconds;
    /// Whether it ends when the thread that starts it does.
    bool ends_with_thread;
} cc_program;

/// Starts a program, with no signal blocked. Returns its process, or the number of the error below zero.
pid_t cc_start(const cc_program *program);

/// A pipe that no other program inherits: where it is read, and where it is written. Returns whether there is one.
bool cc_pipe(int *read_end, int *write_end);

/// A file in memory, for reading and writing; below zero where there is none.
int cc_memory_file(void);
