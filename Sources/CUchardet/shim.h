#pragma once
#include <stddef.h>
#include <uchardet/uchardet.h>
