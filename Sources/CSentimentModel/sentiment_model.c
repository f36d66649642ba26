// The weights are embedded when this file is compiled, so that the program needs no file beside it. What they were
// trained on, and under which terms, is in data/PROVENANCE.md; `clamor-lab train` makes them again.
#include "CSentimentModel.h"

static const unsigned char model[] = {
#embed "data/model.bin"
};

const unsigned char *clamor_sentiment_model(void) { return model; }

size_t clamor_sentiment_model_length(void) { return sizeof model; }
