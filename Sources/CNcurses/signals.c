#define _GNU_SOURCE
#include "CNcurses.h"

#include <errno.h>
#include <stdatomic.h>
#include <string.h>

static const int caught[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT};
enum { caught_count = sizeof caught / sizeof caught[0] };
static struct sigaction before[caught_count];
static atomic_ullong came;
static atomic_int wake = -1;

static void note(int signal_number) {
    int saved = errno;
    atomic_fetch_or(&came, 1ULL << signal_number);
    unsigned long long one = 1;
    ssize_t written = write(atomic_load(&wake), &one, sizeof one);
    (void)written;
    errno = saved;
}

static void set_handler(int signal_number, void (*handler)(int), struct sigaction *old) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = handler;
    // Other threads' reads and writes go on as if nothing had happened.
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, old);
}

void nc_signals_catch(int wake_descriptor) {
    atomic_store(&wake, wake_descriptor);
    sigset_t awaited;
    sigemptyset(&awaited);
    for (int index = 0; index < caught_count; index++) {
        struct sigaction old;
        set_handler(caught[index], note, &old);
        if (old.sa_handler != note) before[index] = old;
        // What was ignored stays so (nohup), but for the size, which harms nobody.
        if (old.sa_handler == SIG_IGN && caught[index] != SIGWINCH) sigaction(caught[index], &old, NULL);
        sigaddset(&awaited, caught[index]);
    }
    // A careless parent may have left them blocked.
    pthread_sigmask(SIG_UNBLOCK, &awaited, NULL);
}

unsigned long long nc_signals_take(void) { return atomic_exchange(&came, 0); }

void nc_signals_forget(int signal_number) { atomic_fetch_and(&came, ~(1ULL << signal_number)); }

void nc_signals_release(void) {
    for (int index = 0; index < caught_count; index++) sigaction(caught[index], &before[index], NULL);
    atomic_store(&wake, -1);
}

void nc_let_stop(bool may_stop) {
    struct sigaction now;
    sigaction(SIGTSTP, NULL, &now);
    if (now.sa_handler == SIG_IGN) return;
    set_handler(SIGTSTP, may_stop ? SIG_DFL : note, NULL);
}

void nc_stop_here(void) {
    nc_let_stop(true);
    kill(0, SIGTSTP);
    nc_let_stop(false);
    nc_signals_forget(SIGCONT);
}

void nc_die_of(int signal_number) {
    set_handler(signal_number, SIG_DFL, NULL);
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(signal_number);
}
