#define XXH_INLINE_ALL
#include <xxhash.h>

#include "CXXHash.h"

static clamor_digest128 digest(XXH128_hash_t hash) {
    clamor_digest128 result = {hash.high64, hash.low64};
    return result;
}

uint64_t clamor_hash64(const void *bytes, size_t length) { return XXH3_64bits(bytes, length); }

clamor_digest128 clamor_hash128(const void *bytes, size_t length) { return digest(XXH3_128bits(bytes, length)); }

clamor_hash_stream *clamor_hash_stream_new(void) {
    XXH3_state_t *state = XXH3_createState();
    if (state != NULL) { XXH3_128bits_reset(state); }
    return (clamor_hash_stream *)state;
}

void clamor_hash_stream_update(clamor_hash_stream *stream, const void *bytes, size_t length) {
    XXH3_128bits_update((XXH3_state_t *)stream, bytes, length);
}

clamor_digest128 clamor_hash_stream_digest(const clamor_hash_stream *stream) {
    return digest(XXH3_128bits_digest((const XXH3_state_t *)stream));
}

void clamor_hash_stream_free(clamor_hash_stream *stream) { XXH3_freeState((XXH3_state_t *)stream); }
