#ifndef CALLOCATOR_H
#define CALLOCATOR_H

#include <malloc.h>

/// Has malloc keep what was freed for what is asked for next. Columns of segments come and go by the hundred; giving each
/// back to the system would have it cleared, page by page, for the next.
static inline void clamor_keep_freed_memory(void) {
    mallopt(M_MMAP_THRESHOLD, 1 << 25);
    mallopt(M_TRIM_THRESHOLD, 1 << 28);
    // A few threads work at a time; more arenas would each keep what one of them freed.
    mallopt(M_ARENA_MAX, 2);
}

#endif
