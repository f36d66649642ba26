#ifndef CLAMOR_LISTENING_DATA_H
#define CLAMOR_LISTENING_DATA_H

#include <stddef.h>

/// Weights of the language detector; their form is told where they are read.
const unsigned char *clamor_language_model(void);
size_t clamor_language_model_length(void);

/// Weights of the spam scorer; their form is told where they are read.
const unsigned char *clamor_spam_model(void);
size_t clamor_spam_model_length(void);

#endif
