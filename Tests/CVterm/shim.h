#pragma once
// libvterm, and pty.h, with what Swift cannot see of them (bit fields, unions, callbacks) made flat.
#include <pty.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <vterm.h>

/// What a terminal knows besides its cells.
typedef struct {
    bool is_alternate_screen;
    bool is_cursor_visible;
    int mouse_mode;
    int bell_count;
} cv_state;

/// A cell: its characters, its columns, and how it looks. Colours are palette indices, or -1 for the default.
typedef struct {
    uint32_t characters[VTERM_MAX_CHARS_PER_CELL];
    int width;
    bool bold, underline, reverse, italic;
    int foreground, background;
} cv_cell;

static inline int cv_set_property(VTermProp property, VTermValue *value, void *user) {
    cv_state *state = (cv_state *)user;
    if (property == VTERM_PROP_ALTSCREEN) state->is_alternate_screen = value->boolean;
    if (property == VTERM_PROP_CURSORVISIBLE) state->is_cursor_visible = value->boolean;
    if (property == VTERM_PROP_MOUSE) state->mouse_mode = value->number;
    return 1;
}

static inline int cv_bell(void *user) {
    ((cv_state *)user)->bell_count++;
    return 1;
}

/// Makes a terminal that keeps `state` up to date.
static inline VTerm *cv_new(int rows, int columns, cv_state *state) {
    static VTermScreenCallbacks callbacks;
    callbacks.settermprop = cv_set_property;
    callbacks.bell = cv_bell;
    memset(state, 0, sizeof *state);
    state->is_cursor_visible = true;
    VTerm *terminal = vterm_new(rows, columns);
    vterm_set_utf8(terminal, 1);
    VTermScreen *screen = vterm_obtain_screen(terminal);
    vterm_screen_enable_altscreen(screen, 1);
    vterm_screen_set_callbacks(screen, &callbacks, state);
    vterm_screen_reset(screen, 1);
    return terminal;
}

static inline int cv_colour(VTermColor *colour, bool is_background) {
    if (is_background ? VTERM_COLOR_IS_DEFAULT_BG(colour) : VTERM_COLOR_IS_DEFAULT_FG(colour)) return -1;
    return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : -2;
}

static inline cv_cell cv_cell_at(VTerm *terminal, int row, int column) {
    VTermScreenCell cell;
    VTermPos position = {row, column};
    memset(&cell, 0, sizeof cell);
    vterm_screen_get_cell(vterm_obtain_screen(terminal), position, &cell);
    cv_cell flat;
    memcpy(flat.characters, cell.chars, sizeof flat.characters);
    flat.width = cell.width;
    flat.bold = cell.attrs.bold;
    flat.underline = cell.attrs.underline != 0;
    flat.reverse = cell.attrs.reverse;
    flat.italic = cell.attrs.italic;
    flat.foreground = cv_colour(&cell.fg, false);
    flat.background = cv_colour(&cell.bg, true);
    return flat;
}

static inline VTermPos cv_cursor(VTerm *terminal) {
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(terminal), &position);
    return position;
}
