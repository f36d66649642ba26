// The tables are embedded when this file is compiled, so that the program needs no file beside it.
// Both are from cjhutto/vaderSentiment 3.3.2 (MIT, data/LICENSE-vader.txt).
#include "CSentimentData.h"

static const unsigned char lexicon[] = {
#embed "data/lexicon.tsv"
};

static const unsigned char emoji[] = {
#embed "data/emoji.tsv"
};

const unsigned char *clamor_vader_lexicon(void) { return lexicon; }

size_t clamor_vader_lexicon_length(void) { return sizeof lexicon; }

const unsigned char *clamor_vader_emoji(void) { return emoji; }

size_t clamor_vader_emoji_length(void) { return sizeof emoji; }
