// Fixed-argument wrappers over libedit's variadic calls, and the signals that an editing session needs.
#pragma once

#include <stdbool.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An editor on standard input that draws on standard error, with its history.
typedef struct cle_editor cle_editor;

/// Called on Tab with the line's bytes and the cursor's byte offset. It answers with text to put in at the cursor
/// (malloc'd, may be null) after having printed what it likes; `redraw` is set where it printed.
typedef char *(*cle_complete)(void *context, const char *line, int cursor, bool *redraw);

/// Null when the terminal cannot be edited on.
cle_editor *cle_open(const char *program, cle_complete complete, void *context);
void cle_close(cle_editor *editor);

/// How a line ended.
enum cle_result { CLE_LINE = 0, CLE_END = 1, CLE_INTERRUPTED = 2 };

/// Reads one line; on CLE_LINE `*line` is valid until the next call and holds no line end.
enum cle_result cle_read(cle_editor *editor, const char *prompt, const char **line);

/// Adds an entry to the history that arrow keys walk.
void cle_remember(cle_editor *editor, const char *entry);

/// Catches SIGINT without restarting system calls; each one is also written as a byte to a pipe.
/// Returns the pipe's reading end, or -1.
int cle_catch_interrupts(void);

/// Forgets a SIGINT that has ended something else already.
void cle_forget_interrupts(void);

/// Columns of the terminal on a descriptor, 0 when it is none.
int cle_terminal_columns(int descriptor);
/// Rows likewise.
int cle_terminal_rows(int descriptor);

#ifdef __cplusplus
}
#endif
