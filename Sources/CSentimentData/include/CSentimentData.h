#ifndef CLAMOR_SENTIMENT_DATA_H
#define CLAMOR_SENTIMENT_DATA_H

#include <stddef.h>

/// The VADER lexicon, UTF-8: lines that start with "# " are comments, the others are token, tab, mean valence.
const unsigned char *clamor_vader_lexicon(void);
size_t clamor_vader_lexicon_length(void);

/// The VADER emoji table, UTF-8: lines that start with "# " are comments, the others are emoji, tab, description.
const unsigned char *clamor_vader_emoji(void);
size_t clamor_vader_emoji_length(void);

#endif
