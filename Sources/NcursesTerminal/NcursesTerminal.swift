// The NcursesTerminal target.
