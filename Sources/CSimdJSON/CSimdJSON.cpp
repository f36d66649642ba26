#include "CSimdJSON.h"

#include <cstring>
#include <new>
#include <simdjson.h>
#include <string>
#include <type_traits>

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::element_type;
using simdjson::dom::object;

struct clamor_json_parser {
    simdjson::dom::parser parser;
    std::string minified;
};

static_assert(CLAMOR_JSON_PADDING >= simdjson::SIMDJSON_PADDING, "padding");

// Elements and iterators are places on the parser's tape; they travel through C as the same sixteen bytes.
template <typename Place>
static clamor_json_value pack(const Place &place) {
    static_assert(sizeof(Place) == sizeof(clamor_json_value), "layout");
    static_assert(std::is_trivially_copyable<Place>::value, "layout");
    clamor_json_value value;
    std::memcpy(&value, &place, sizeof value);
    return value;
}

template <typename Place>
static Place unpack(const clamor_json_value &value) {
    static_assert(sizeof(Place) == sizeof(clamor_json_value), "layout");
    static_assert(std::is_trivially_copyable<Place>::value, "layout");
    Place place{};
    std::memcpy(static_cast<void *>(&place), &value, sizeof place);
    return place;
}

static clamor_json_text text(const char *bytes, size_t length) {
    return {reinterpret_cast<const uint8_t *>(bytes), length};
}

extern "C" {

clamor_json_parser *clamor_json_parser_new(void) { return new (std::nothrow) clamor_json_parser; }

void clamor_json_parser_free(clamor_json_parser *parser) { delete parser; }

int clamor_json_parse(clamor_json_parser *parser, const uint8_t *bytes, size_t length, clamor_json_value *root) {
    element result;
    auto code = parser->parser.parse(bytes, length, false).get(result);
    if (code == simdjson::SUCCESS) { *root = pack(result); }
    return static_cast<int>(code);
}

const char *clamor_json_error_message(int code) {
    return simdjson::error_message(static_cast<simdjson::error_code>(code));
}

bool clamor_json_is_encoding_error(int code) { return code == simdjson::UTF8_ERROR; }

clamor_json_kind clamor_json_value_kind(clamor_json_value value) {
    auto place = unpack<element>(value);
    switch (place.type()) {
        case element_type::ARRAY: return CLAMOR_JSON_ARRAY;
        case element_type::OBJECT: return CLAMOR_JSON_OBJECT;
        case element_type::INT64: return CLAMOR_JSON_INT64;
        case element_type::UINT64: return CLAMOR_JSON_UINT64;
        case element_type::DOUBLE: return CLAMOR_JSON_DOUBLE;
        case element_type::STRING: return CLAMOR_JSON_STRING;
        case element_type::BOOL: return place.get_bool().value_unsafe() ? CLAMOR_JSON_TRUE : CLAMOR_JSON_FALSE;
        case element_type::NULL_VALUE: return CLAMOR_JSON_NULL;
    }
    return CLAMOR_JSON_NULL;
}

int64_t clamor_json_int64(clamor_json_value value) { return unpack<element>(value).get_int64().value_unsafe(); }

uint64_t clamor_json_uint64(clamor_json_value value) { return unpack<element>(value).get_uint64().value_unsafe(); }

double clamor_json_double(clamor_json_value value) { return unpack<element>(value).get_double().value_unsafe(); }

clamor_json_text clamor_json_string(clamor_json_value value) {
    auto view = unpack<element>(value).get_string().value_unsafe();
    return text(view.data(), view.size());
}

bool clamor_json_find(clamor_json_value container, const char *key, size_t length, clamor_json_value *member) {
    object members;
    if (unpack<element>(container).get(members) != simdjson::SUCCESS) { return false; }
    element found;
    if (members.at_key(std::string_view(key, length)).get(found) != simdjson::SUCCESS) { return false; }
    *member = pack(found);
    return true;
}

clamor_json_cursor clamor_json_members(clamor_json_value container) {
    auto place = unpack<element>(container);
    object members;
    array items;
    if (place.get(members) == simdjson::SUCCESS) { return {pack(members.begin()), pack(members.end()), true}; }
    if (place.get(items) == simdjson::SUCCESS) { return {pack(items.begin()), pack(items.end()), false}; }
    return {container, container, false};
}

bool clamor_json_next(clamor_json_cursor *cursor, clamor_json_text *key, clamor_json_value *value) {
    if (cursor->next.index == cursor->end.index) { return false; }
    if (cursor->is_object) {
        auto place = unpack<object::iterator>(cursor->next);
        auto name = place.key();
        *key = text(name.data(), name.size());
        *value = pack(place.value());
        cursor->next = pack(++place);
    } else {
        auto place = unpack<array::iterator>(cursor->next);
        *value = pack(*place);
        cursor->next = pack(++place);
    }
    return true;
}

clamor_json_text clamor_json_minified(clamor_json_parser *parser, clamor_json_value value) {
    parser->minified = simdjson::minify(unpack<element>(value));
    return text(parser->minified.data(), parser->minified.size());
}

}
