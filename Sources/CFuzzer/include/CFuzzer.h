#pragma once
// libFuzzer, which comes with the compiler; it is there only where a program was built for it.
#include <stddef.h>
#include <stdint.h>

/// Hands input that it makes up to a function, until its time is over or the function crashes.
int LLVMFuzzerRunDriver(int *count, char ***arguments, int (*function)(const uint8_t *bytes, size_t count));
