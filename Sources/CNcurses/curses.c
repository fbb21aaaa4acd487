#define _GNU_SOURCE
#include "CNcurses.h"

int nc_terminal_check(int descriptor) {
    int status = 0;
    if (setupterm(NULL, descriptor, &status) != OK) return status == 0 || status == -1 ? 0 : -1;
    const char *address = tigetstr("cup");
    bool can_address = address != NULL && address != (char *)-1;
    del_curterm(cur_term);
    return can_address ? 1 : -1;
}

bool nc_window_size(int descriptor, int *width, int *height) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0) return false;
    *width = size.ws_col;
    *height = size.ws_row;
    return true;
}

int nc_memory_file(void) { return memfd_create("captured", 1 /* MFD_CLOEXEC */); }
