// Fixed-argument wrappers over libedit's variadic calls, and the signals that an editing session needs.
//
// libedit keeps the buffer, reads keys and finds what they are bound to; it draws nothing: what it would write to the
// terminal is thrown away, and the owner paints whenever a key is about to be waited for.
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

#ifdef __cplusplus
extern "C" {
#endif

/// An editor on standard input and standard error.
typedef struct cle_editor cle_editor;

/// Why the owner is called before a key is waited for; several at once perhaps.
enum cle_occasion {
  CLE_IDLE = 0,       ///< nothing but that
  CLE_RESIZED = 1,    ///< the terminal has another size
  CLE_LEAVING = 2,    ///< the process is about to be suspended or ended: the terminal is to be left as it was found
  CLE_BACK = 4,       ///< it goes on after that: nothing of what was painted need be there
  CLE_WOKEN = 8,      ///< by `cle_wake`
};

/// What an action leaves behind.
enum cle_outcome { CLE_GO_ON = 0, CLE_DONE = 1 };

typedef enum cle_outcome (*cle_act)(void *context, int action);
typedef void (*cle_idle)(void *context, int occasion);

/// Null when the terminal cannot be edited on: no terminal, or one that does not understand ANSI's control sequences.
cle_editor *cle_open(const char *program, cle_act act, cle_idle idle, void *context);
void cle_close(cle_editor *editor);

/// How many actions there may be.
enum { CLE_ACTIONS = 48 };
/// Gives an action (from 0) a name that keys can be bound to.
void cle_name_action(cle_editor *editor, int action, const char *name);
/// Binds keys, in bind(1)'s notation, to a named function; `alternate`: in vi's command mode.
void cle_bind(cle_editor *editor, const char *keys, const char *name, bool alternate);
/// Reads the user's settings ($EDITRC, else ~/.editrc): first how keys are laid out, which is the answer (whether it
/// is vi's way); the keys themselves with `cle_apply_settings`, when the owner has bound its own.
bool cle_read_settings(cle_editor *editor);
void cle_apply_settings(cle_editor *editor);

/// How a reading ended.
enum cle_result { CLE_ENDED = 0, CLE_INTERRUPTED = 1 };
/// Reads keys until an action is done or the terminal is gone (both end it), or Ctrl-C is pressed.
enum cle_result cle_read(cle_editor *editor);

/// The buffer, valid until the next call, and the cursor's place in it.
const wchar_t *cle_buffer(cle_editor *editor, int *length, int *cursor);
/// Puts another text in the buffer.
void cle_replace(cle_editor *editor, const wchar_t *text, int length, int cursor);

enum { CLE_NO_KEY = -1, CLE_KEYS_END = -2 };
/// The next key, for an action that reads on by itself; CLE_NO_KEY after so many milliseconds (-1: never), CLE_KEYS_END
/// after Ctrl-C or at the end.
int64_t cle_key(cle_editor *editor, int milliseconds);

/// Whether keys that stand for signals (Ctrl-C, Ctrl-Z) are keys like others: within what is pasted.
void cle_read_literally(bool literally);

/// Has keys read before those that come.
void cle_push(cle_editor *editor, const char *keys);

/// Has a wait for a key call the owner; from any thread.
void cle_wake(void);
/// The terminal as programs find it, or as the editor needs it.
void cle_cook(cle_editor *editor, bool cooked);

/// Catches SIGINT without restarting system calls; each one is also written as a byte to a pipe.
/// Returns the pipe's reading end, or -1.
int cle_catch_interrupts(void);

/// Forgets a SIGINT that has ended something else already.
void cle_forget_interrupts(void);

/// Whether there has been a SIGINT that is not forgotten.
bool cle_is_interrupted(void);

/// Waits until standard input has something to read, or has ended; false after Ctrl-C.
bool cle_await_input(void);

/// How many colours a kind of terminal has; -1 where it is not known.
int cle_terminal_colors(const char *name);

/// Columns of the terminal on a descriptor, 0 when it is none.
int cle_terminal_columns(int descriptor);
/// Rows likewise.
int cle_terminal_rows(int descriptor);

#ifdef __cplusplus
}
#endif
