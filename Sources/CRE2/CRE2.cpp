#include "CRE2.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <re2/re2.h>

struct clamor_regex {
    re2::RE2 expression;

    clamor_regex(re2::StringPiece pattern, const re2::RE2::Options &options) : expression(pattern, options) {}
};

clamor_regex *clamor_regex_compile(const char *pattern, size_t length, char *message, size_t capacity) {
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_never_capture(true);
    auto regex = std::make_unique<clamor_regex>(re2::StringPiece(pattern, length), options);
    if (regex->expression.ok()) return regex.release();
    if (capacity > 0) {
        const std::string &error = regex->expression.error();
        size_t count = std::min(error.size(), capacity - 1);
        std::memcpy(message, error.data(), count);
        message[count] = 0;
    }
    return nullptr;
}

bool clamor_regex_matches(const clamor_regex *regex, const char *text, size_t length) {
    return re2::RE2::PartialMatch(re2::StringPiece(text, length), regex->expression);
}

void clamor_regex_free(clamor_regex *regex) { delete regex; }
