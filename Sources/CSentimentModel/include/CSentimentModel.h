#ifndef CLAMOR_SENTIMENT_MODEL_H
#define CLAMOR_SENTIMENT_MODEL_H

#include <stddef.h>

/// The weights of all languages, in the form that `ModelFile` reads.
const unsigned char *clamor_sentiment_model(void);
size_t clamor_sentiment_model_length(void);

#endif
