// The weights are embedded when this file is compiled, so that the program needs no file beside it.
// Where they come from is told in data/PROVENANCE.md.
#include "CListeningData.h"

static const _Alignas(64) unsigned char languages[] = {
#embed "data/languages.bin"
};

static const _Alignas(64) unsigned char spam[] = {
#embed "data/spam.bin"
};

const unsigned char *clamor_language_model(void) { return languages; }

size_t clamor_language_model_length(void) { return sizeof languages; }

const unsigned char *clamor_spam_model(void) { return spam; }

size_t clamor_spam_model_length(void) { return sizeof spam; }
