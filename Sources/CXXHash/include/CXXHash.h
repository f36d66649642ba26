#ifndef CXXHASH_H
#define CXXHASH_H

#include <stddef.h>
#include <stdint.h>

/// The 64-bit XXH3 hash of `length` bytes.
uint64_t clamor_hash64(const void *bytes, size_t length);

/// A 128-bit XXH3 digest.
typedef struct {
    uint64_t high;
    uint64_t low;
} clamor_digest128;

/// The 128-bit XXH3 hash of `length` bytes.
clamor_digest128 clamor_hash128(const void *bytes, size_t length);

/// A 128-bit XXH3 digest under way, for bytes that come in parts.
typedef struct clamor_hash_stream clamor_hash_stream;

/// A new stream, or NULL when memory is short. Freed by `clamor_hash_stream_free`.
clamor_hash_stream *clamor_hash_stream_new(void);

/// Adds bytes to the stream.
void clamor_hash_stream_update(clamor_hash_stream *stream, const void *bytes, size_t length);

/// The digest of all bytes so far; more may follow.
clamor_digest128 clamor_hash_stream_digest(const clamor_hash_stream *stream);

void clamor_hash_stream_free(clamor_hash_stream *stream);

#endif
