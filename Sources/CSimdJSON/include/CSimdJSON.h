#ifndef CSIMDJSON_H
#define CSIMDJSON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Bytes that must follow a text and be readable, whatever they hold.
#define CLAMOR_JSON_PADDING 64

/// A parser with the memory of the document it parsed last. One thread at a time.
typedef struct clamor_json_parser clamor_json_parser;

/// A value of the parser's last document; not valid after the next parse.
typedef struct {
    const void *document;
    size_t index;
} clamor_json_value;

typedef enum {
    CLAMOR_JSON_NULL,
    CLAMOR_JSON_FALSE,
    CLAMOR_JSON_TRUE,
    CLAMOR_JSON_INT64,
    CLAMOR_JSON_UINT64,
    CLAMOR_JSON_DOUBLE,
    CLAMOR_JSON_STRING,
    CLAMOR_JSON_ARRAY,
    CLAMOR_JSON_OBJECT
} clamor_json_kind;

/// UTF-8 bytes that belong to the parser.
typedef struct {
    const uint8_t *bytes;
    size_t length;
} clamor_json_text;

/// A place between the members of an array or object.
typedef struct {
    clamor_json_value next;
    clamor_json_value end;
    bool is_object;
} clamor_json_cursor;

/// A new parser, or NULL when memory is short. Freed by `clamor_json_parser_free`.
clamor_json_parser *clamor_json_parser_new(void);
void clamor_json_parser_free(clamor_json_parser *parser);

/// Parses one value. `CLAMOR_JSON_PADDING` readable bytes must follow the text. Gives 0 and the root, or the code of
/// what is wrong.
int clamor_json_parse(clamor_json_parser *parser, const uint8_t *bytes, size_t length, clamor_json_value *root);

/// What an error code means, in English.
const char *clamor_json_error_message(int code);

/// Whether the code says that the text is not valid UTF-8.
bool clamor_json_is_encoding_error(int code);

clamor_json_kind clamor_json_value_kind(clamor_json_value value);

/// The number or text of a value of exactly that kind.
int64_t clamor_json_int64(clamor_json_value value);
uint64_t clamor_json_uint64(clamor_json_value value);
double clamor_json_double(clamor_json_value value);
clamor_json_text clamor_json_string(clamor_json_value value);

/// The member of an object with that key; false when there is none or the value is no object.
bool clamor_json_find(clamor_json_value object, const char *key, size_t length, clamor_json_value *member);

/// A cursor before the first member of an array or object. Any other value has no members.
clamor_json_cursor clamor_json_members(clamor_json_value container);

/// Steps over one member: false at the end. `key` is left alone in an array.
bool clamor_json_next(clamor_json_cursor *cursor, clamor_json_text *key, clamor_json_value *value);

/// The value as JSON text without spaces, valid until the next call on the parser.
clamor_json_text clamor_json_minified(clamor_json_parser *parser, clamor_json_value value);

#ifdef __cplusplus
}
#endif

#endif
