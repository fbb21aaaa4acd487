#pragma once
// ncurses and the parts of POSIX that Swift cannot see by itself: macros, globals, and what must be real C.
#define NCURSES_WIDECHAR 1
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <poll.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// term.h defines these and many more as macros, which must not reach other code.
#undef columns
#undef lines
#undef tab
#undef bell

// Hidden by glibc without _XOPEN_SOURCE, and memfd_create without _GNU_SOURCE.
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);

static inline WINDOW *nc_stdscr(void) { return stdscr; }
static inline WINDOW *nc_curscr(void) { return curscr; }
static inline int nc_colours(void) { return COLORS; }
static inline int nc_colour_pairs(void) { return COLOR_PAIRS; }
static inline FILE *nc_stdin(void) { return stdin; }
static inline FILE *nc_stdout(void) { return stdout; }
static inline int nc_function_key(int number) { return KEY_F(number); }

static const attr_t NC_BOLD = A_BOLD;
static const attr_t NC_UNDERLINE = A_UNDERLINE;
static const attr_t NC_REVERSE = A_REVERSE;
static const attr_t NC_DIM = A_DIM;
static const attr_t NC_ITALIC = A_ITALIC;

/// Whether the terminal named by TERM is known (1), unknown (0), or known but without cursor addressing (-1).
int nc_terminal_check(int descriptor);

/// The size that the kernel gives for a terminal; false when it does not know.
bool nc_window_size(int descriptor, int *columns, int *rows);

/// An empty file in memory; -1 where there is none.
int nc_memory_file(void);

// Signals (signals.c): handlers that take note and write to an eventfd, so that any thread may get them.
/// Takes note from now on of SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP and SIGCONT; each writes to `wake_descriptor`.
void nc_signals_catch(int wake_descriptor);
/// The signals that came since the last call: bit *n* for signal *n*.
unsigned long long nc_signals_take(void);
/// Takes no note of a signal that came.
void nc_signals_forget(int signal_number);
/// Gives the signals back what they did before.
void nc_signals_release(void);
/// Stops the process group as Control-Z does, and returns when it goes on.
void nc_stop_here(void);
/// Lets SIGTSTP stop the process again (true), or takes note of it (false).
void nc_let_stop(bool may_stop);
/// Ends the process by a signal, as if it had never been caught.
void nc_die_of(int signal_number);

// Crashes (crash.c): the terminal is given back before the process dies.
/// From now on a crash or exit() writes `restore` to the terminal, resets its modes, and copies the memory file
/// `captured` (or nothing, when -1) to `standard_error`.
void nc_crash_arm(
    int terminal, const struct termios *modes, const char *restore, int captured, int standard_error);
void nc_crash_disarm(void);
