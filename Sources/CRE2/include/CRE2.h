#ifndef CLAMOR_CRE2_H
#define CLAMOR_CRE2_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// A compiled regular expression. May be used from several threads.
typedef struct clamor_regex clamor_regex;

/// Compiles a pattern in RE2's syntax, given as UTF-8.
///
/// Returns NULL when it is not one; then `message` holds why, cut to `capacity` bytes with the terminating 0.
clamor_regex *clamor_regex_compile(const char *pattern, size_t length, char *message, size_t capacity);

/// Whether the expression matches somewhere in the UTF-8 text. Takes time linear in its length.
bool clamor_regex_matches(const clamor_regex *regex, const char *text, size_t length);

void clamor_regex_free(clamor_regex *regex);

#ifdef __cplusplus
}
#endif

#endif
