#define _GNU_SOURCE
#include "CNcurses.h"

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

// Everything below the handlers is async-signal-safe: no allocation, no stdio, no locks.

static const int fatal[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGQUIT,
                             SIGALRM, SIGUSR1, SIGUSR2, SIGVTALRM, SIGPROF, SIGXCPU};
enum { fatal_count = sizeof fatal / sizeof fatal[0] };
static struct sigaction before[fatal_count];
static atomic_bool is_armed;
static int terminal_descriptor;
static struct termios terminal_modes;
static char restore_text[512];
static size_t restore_length;
static int captured_descriptor = -1;
static int error_descriptor = -1;
static char alternate_stack[64 * 1024];

static void write_all(int descriptor, const char *text, size_t length) {
    while (length > 0) {
        ssize_t written = write(descriptor, text, length);
        if (written <= 0) return;
        text += written;
        length -= (size_t)written;
    }
}

static void give_back(void) {
    if (!atomic_exchange(&is_armed, false)) return;
    write_all(terminal_descriptor, restore_text, restore_length);
    // A background process would be stopped by SIGTTOU; it has no business with the modes.
    if (tcgetpgrp(terminal_descriptor) == getpgrp()) tcsetattr(terminal_descriptor, TCSANOW, &terminal_modes);
    if (captured_descriptor < 0) return;
    dup2(error_descriptor, 2);
    char buffer[1024];
    off_t position = 0;
    ssize_t length;
    while ((length = pread(captured_descriptor, buffer, sizeof buffer, position)) > 0) {
        write_all(error_descriptor, buffer, (size_t)length);
        position += length;
    }
}

static void handle(int signal_number, siginfo_t *information, void *context) {
    give_back();
    for (int index = 0; index < fatal_count; index++) {
        if (fatal[index] != signal_number) continue;
        struct sigaction *old = &before[index];
        sigaction(signal_number, old, NULL);
        // The runtime's own handler sees the fault as it was; otherwise the signal kills when this one returns.
        if (old->sa_flags & SA_SIGINFO) {
            old->sa_sigaction(signal_number, information, context);
        } else if (old->sa_handler == SIG_DFL) {
            raise(signal_number);
        } else if (old->sa_handler != SIG_IGN) {
            old->sa_handler(signal_number);
        }
    }
}

static void catch_fatal_signals(void) {
    static bool is_done;
    if (is_done) return;
    is_done = true;
    stack_t stack;
    stack_t present;
    // Swift's backtracer may have set one already.
    if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
        memset(&stack, 0, sizeof stack);
        stack.ss_sp = alternate_stack;
        stack.ss_size = sizeof alternate_stack;
        sigaltstack(&stack, NULL);
    }
    for (int index = 0; index < fatal_count; index++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_sigaction = handle;
        action.sa_flags = SA_SIGINFO | SA_ONSTACK;
        sigemptyset(&action.sa_mask);
        sigaction(fatal[index], &action, &before[index]);
    }
    atexit(give_back);
}

void nc_crash_arm(
    int terminal, const struct termios *modes, const char *restore, int captured, int standard_error) {
    atomic_store(&is_armed, false);
    terminal_descriptor = terminal;
    terminal_modes = *modes;
    restore_length = strnlen(restore, sizeof restore_text);
    memcpy(restore_text, restore, restore_length);
    captured_descriptor = captured;
    error_descriptor = standard_error;
    catch_fatal_signals();
    atomic_store(&is_armed, true);
}

void nc_crash_disarm(void) { atomic_store(&is_armed, false); }
