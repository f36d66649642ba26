#define _GNU_SOURCE
#include "CLineEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

struct cle_editor {
  EditLine *edit;
  FILE *nowhere;
  cle_act act;
  cle_idle idle;
  void *context;
};

static int interrupt_pipe[2] = {-1, -1};
static int wake_pipe[2] = {-1, -1};
static volatile sig_atomic_t interrupted = 0;
static volatile sig_atomic_t resized = 0;
static volatile sig_atomic_t leaving = 0; // the signal that suspends or ends

// Keys that would be signals anywhere else: within what is pasted they are text.
static cc_t interrupt_key = 3, suspend_key = 26, quit_key = 28;
static bool reads_literally = false;

static void put_byte(int descriptor) {
  int kept = errno;
  if (descriptor >= 0) {
    ssize_t written = write(descriptor, "!", 1);
    (void)written; // a full pipe already holds the news
  }
  errno = kept;
}

static void on_interrupt(int number) {
  (void)number;
  interrupted = 1;
  put_byte(interrupt_pipe[1]);
  put_byte(wake_pipe[1]);
}

static void on_resize(int number) {
  (void)number;
  resized = 1;
  put_byte(wake_pipe[1]);
}

static void on_leaving(int number) {
  leaving = number;
  put_byte(wake_pipe[1]);
}

static void handle(int number, void (*handler)(int), struct sigaction *before) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, before);
}

/// Whoever started us may have blocked it.
static void unblock(int number) {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, number);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}

static int open_pipe(int ends[2], bool reading_blocks) {
  if (ends[0] >= 0) return 0;
  if (pipe(ends) != 0) return -1;
  for (int end = 0; end < 2; end++) {
    fcntl(ends[end], F_SETFD, FD_CLOEXEC);
    if (end == 1 || !reading_blocks) fcntl(ends[end], F_SETFL, fcntl(ends[end], F_GETFL) | O_NONBLOCK);
  }
  return 0;
}

int cle_catch_interrupts(void) {
  if (interrupt_pipe[0] < 0) {
    if (open_pipe(interrupt_pipe, true) != 0 || open_pipe(wake_pipe, false) != 0) return -1;
    handle(SIGINT, on_interrupt, NULL);
    unblock(SIGINT);
  }
  return interrupt_pipe[0];
}

void cle_forget_interrupts(void) { interrupted = 0; }

bool cle_is_interrupted(void) { return interrupted != 0; }

void cle_wake(void) { put_byte(wake_pipe[1]); }

void cle_cook(cle_editor *editor, bool cooked) { el_set(editor->edit, EL_PREP_TERM, cooked ? 0 : 1); }

static const int leaving_signals[] = {SIGTSTP, SIGTERM, SIGHUP};
enum { LEAVING_SIGNALS = sizeof leaving_signals / sizeof *leaving_signals };

/// Leaves the terminal as it was found, does what the signal would have done, and takes the terminal again.
static void leave(cle_editor *editor) {
  int number = leaving;
  leaving = 0;
  editor->idle(editor->context, CLE_LEAVING);
  cle_cook(editor, true);
  handle(number, SIG_DFL, NULL);
  raise(number);
  handle(number, on_leaving, NULL);
  cle_cook(editor, false);
  el_resize(editor->edit);
  editor->idle(editor->context, CLE_BACK | CLE_RESIZED);
}

static bool is_pending(void) {
  struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&input, 1, 0) > 0;
}

static void drain_wake_pipe(void) {
  char drained[64];
  while (read(wake_pipe[0], drained, sizeof drained) > 0) {}
}

bool cle_await_input(void) {
  while (!interrupted) {
    struct pollfd watched[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
    int ready = poll(watched, 2, -1);
    if (ready > 0 && watched[1].revents) drain_wake_pipe();
    if (ready > 0 && watched[0].revents && !interrupted) return true;
    if (ready < 0 && errno != EINTR) return true;
  }
  return false;
}

/// Whether a key stands for a signal, which is then given.
static bool is_signal(unsigned char key) {
  if (key == _POSIX_VDISABLE) return false;
  if (key == interrupt_key) {
    on_interrupt(SIGINT);
  } else if (key == suspend_key) {
    leaving = SIGTSTP;
  } else if (key != quit_key) {
    return false;
  }
  return true;
}

void cle_read_literally(bool literally) { reads_literally = literally; }

/// One byte, after having waited for it; CLE_NO_KEY or CLE_KEYS_END otherwise.
static int next_byte(cle_editor *editor, int milliseconds) {
  bool is_first = true;
  for (;;) {
    if (interrupted) return CLE_KEYS_END;
    if (leaving) leave(editor);
    if (is_first && !is_pending()) editor->idle(editor->context, CLE_IDLE);
    is_first = false;
    struct pollfd watched[2] = {{.fd = STDIN_FILENO, .events = POLLIN}, {.fd = wake_pipe[0], .events = POLLIN}};
    int ready = poll(watched, 2, milliseconds);
    if (ready == 0) return CLE_NO_KEY;
    if (ready < 0 && errno != EINTR) return CLE_KEYS_END;
    if (ready > 0 && watched[1].revents) {
      drain_wake_pipe();
      int occasion = CLE_WOKEN | (resized ? CLE_RESIZED : 0);
      if (resized) {
        resized = 0;
        el_resize(editor->edit);
      }
      if (!interrupted && !leaving) editor->idle(editor->context, occasion);
    }
    if (ready > 0 && watched[0].revents && !interrupted) {
      unsigned char byte;
      ssize_t count = read(STDIN_FILENO, &byte, 1);
      if (count == 0 || (count < 0 && errno != EINTR)) return CLE_KEYS_END;
      if (count == 1 && (reads_literally || !is_signal(byte))) return byte;
    }
  }
}

/// UTF-8 by itself, whatever the locale: bytes that make no character are dropped.
int64_t cle_key(cle_editor *editor, int milliseconds) {
  int byte = next_byte(editor, milliseconds);
  while (byte >= 0) {
    if (byte < 0x80) return byte;
    int more = byte >= 0xC2 && byte < 0xE0 ? 1 : byte >= 0xE0 && byte < 0xF0 ? 2 : byte >= 0xF0 && byte < 0xF5 ? 3 : 0;
    int64_t scalar = more == 3 ? byte & 0x07 : more == 2 ? byte & 0x0F : byte & 0x1F;
    int left = more;
    while (left > 0 && (byte = next_byte(editor, -1)) >= 0x80 && byte < 0xC0) {
      scalar = scalar << 6 | (byte & 0x3F);
      left--;
    }
    bool is_scalar = scalar <= 0x10FFFF && (scalar < 0xD800 || scalar > 0xDFFF);
    bool is_shortest = scalar >= (more == 3 ? 0x10000 : more == 2 ? 0x800 : 0x80);
    if (more && left == 0 && is_scalar && is_shortest) return scalar;
    if (left == 0) byte = next_byte(editor, milliseconds); // else `byte` begins anew
  }
  return byte;
}

void cle_push(cle_editor *editor, const char *keys) { el_push(editor->edit, keys); }

static int read_key(EditLine *edit, wchar_t *key) {
  cle_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  int64_t read = cle_key(editor, -1);
  if (read < 0) {
    errno = EINTR;
    return interrupted ? -1 : 0;
  }
  *key = (wchar_t)read;
  return 1;
}

static char *no_prompt(EditLine *edit) {
  (void)edit;
  static char empty[] = "";
  return empty;
}

static unsigned char perform(EditLine *edit, int action) {
  cle_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor->act(editor->context, action) == CLE_DONE ? CC_EOF : CC_REFRESH;
}

// A key's function is told the editor alone, so that each action has a function of its own.
// clang-format off
#define EACH_ACTION(USE) \
  USE(0) USE(1) USE(2) USE(3) USE(4) USE(5) USE(6) USE(7) USE(8) USE(9) USE(10) USE(11) USE(12) USE(13) USE(14) USE(15) \
  USE(16) USE(17) USE(18) USE(19) USE(20) USE(21) USE(22) USE(23) USE(24) USE(25) USE(26) USE(27) USE(28) USE(29) \
  USE(30) USE(31) USE(32) USE(33) USE(34) USE(35) USE(36) USE(37) USE(38) USE(39) USE(40) USE(41) USE(42) USE(43) \
  USE(44) USE(45) USE(46) USE(47)
// clang-format on
#define DEFINE(number)                                             \
  static unsigned char action_##number(EditLine *edit, int key) {  \
    (void)key;                                                     \
    return perform(edit, number);                                  \
  }
#define LIST(number) action_##number,
EACH_ACTION(DEFINE)
static unsigned char (*const actions[CLE_ACTIONS])(EditLine *, int) = {EACH_ACTION(LIST)};

void cle_name_action(cle_editor *editor, int action, const char *name) {
  el_set(editor->edit, EL_ADDFN, name, name, actions[action]);
}

void cle_bind(cle_editor *editor, const char *keys, const char *name, bool alternate) {
  if (alternate)
    el_set(editor->edit, EL_BIND, "-a", keys, name, NULL);
  else
    el_set(editor->edit, EL_BIND, keys, name, NULL);
}

int cle_terminal_colors(const char *name) {
  int result = 0;
  if (!name || !*name || setupterm(name, STDERR_FILENO, &result) != OK) return -1;
  int colors = tigetnum("colors");
  del_curterm(cur_term);
  return colors < 0 ? 0 : colors;
}

/// Whether the terminal moves its cursor and clears its lines as ANSI's terminals do.
static bool is_ansi(EditLine *edit) {
  char *up = NULL, *clear = NULL;
  el_get(edit, EL_GETTC, "up", &up);
  el_get(edit, EL_GETTC, "ce", &clear);
  bool moves = up && (strncmp(up, "\033[A", 3) == 0 || strcmp(up, "\033M") == 0);
  return moves && clear && strncmp(clear, "\033[K", 3) == 0;
}

cle_editor *cle_open(const char *program, cle_act act, cle_idle idle, void *context) {
  if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO)) return NULL;
  // libedit knows the classes of characters by the locale; theirs are those of Unicode, whatever it says.
  if (!setlocale(LC_CTYPE, "") || strcmp(nl_langinfo(CODESET), "UTF-8") != 0) setlocale(LC_CTYPE, "C.UTF-8");
  cle_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->act = act;
  editor->idle = idle;
  editor->context = context;
  editor->nowhere = fopen("/dev/null", "w");
  if (editor->nowhere && open_pipe(wake_pipe, false) == 0)
    editor->edit = el_init_fd(program, stdin, editor->nowhere, editor->nowhere, STDIN_FILENO, STDERR_FILENO, STDERR_FILENO);
  if (!editor->edit || !is_ansi(editor->edit)) {
    cle_close(editor);
    return NULL;
  }
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_PROMPT, no_prompt);
  el_set(editor->edit, EL_EDITOR, "emacs");
  el_set(editor->edit, EL_SIGNAL, 0); // 1 would send signals to the whole process group
  el_set(editor->edit, EL_SETTY, "-d", "-isig", NULL);
  el_set(editor->edit, EL_GETCFN, read_key);
  return editor;
}

void cle_close(cle_editor *editor) {
  if (!editor) return;
  if (editor->edit) el_end(editor->edit);
  if (editor->nowhere) fclose(editor->nowhere);
  free(editor);
}

bool cle_read_settings(cle_editor *editor) {
  el_source(editor->edit, NULL);
  el_set(editor->edit, EL_EDITMODE, 1); // without it nothing of what follows would work
  const char *layout = NULL;
  el_get(editor->edit, EL_EDITOR, &layout);
  return layout && strcmp(layout, "vi") == 0;
}

static FILE *open_settings(void) {
  const char *named = getenv("EDITRC"), *home = getenv("HOME");
  if (named) return fopen(named, "r");
  char path[4096];
  if (!home || snprintf(path, sizeof path, "%s/.editrc", home) >= (int)sizeof path) return NULL;
  return fopen(path, "r");
}

void cle_apply_settings(cle_editor *editor) {
  FILE *settings = open_settings();
  if (!settings) return;
  char *line = NULL;
  size_t size = 0;
  Tokenizer *tokenizer = tok_init(NULL);
  while (tokenizer && getline(&line, &size, settings) > 0) {
    int count = 0;
    const char **words = NULL;
    line[strcspn(line, "\n")] = 0;
    tok_reset(tokenizer);
    if (line[0] == '#' || tok_str(tokenizer, line, &count, &words) != 0 || count == 0) continue;
    // The layout is known already; to set it again would undo every binding.
    bool is_layout = (count == 2 && (strcmp(words[1], "-v") == 0 || strcmp(words[1], "-e") == 0)) ||
                     strcmp(words[0], "edit") == 0;
    if (!is_layout) el_parse(editor->edit, count, words);
  }
  if (tokenizer) tok_end(tokenizer);
  free(line);
  fclose(settings);
}

enum cle_result cle_read(cle_editor *editor) {
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    interrupt_key = modes.c_cc[VINTR];
    suspend_key = modes.c_cc[VSUSP];
    quit_key = modes.c_cc[VQUIT];
  }
  reads_literally = false;
  struct sigaction before[LEAVING_SIGNALS], resizing;
  for (int each = 0; each < LEAVING_SIGNALS; each++) {
    handle(leaving_signals[each], on_leaving, &before[each]);
    if (before[each].sa_handler == SIG_IGN) sigaction(leaving_signals[each], &before[each], NULL); // nohup
    unblock(leaving_signals[each]);
  }
  handle(SIGWINCH, on_resize, &resizing);
  unblock(SIGWINCH);
  el_reset(editor->edit);
  int count = 0;
  el_gets(editor->edit, &count);
  for (int each = 0; each < LEAVING_SIGNALS; each++) sigaction(leaving_signals[each], &before[each], NULL);
  sigaction(SIGWINCH, &resizing, NULL);
  if (!interrupted) return CLE_ENDED;
  interrupted = 0;
  return CLE_INTERRUPTED;
}

const wchar_t *cle_buffer(cle_editor *editor, int *length, int *cursor) {
  const LineInfoW *info = el_wline(editor->edit);
  *length = (int)(info->lastchar - info->buffer);
  *cursor = (int)(info->cursor - info->buffer);
  return info->buffer;
}

void cle_replace(cle_editor *editor, const wchar_t *text, int length, int cursor) {
  int old = 0, place = 0;
  cle_buffer(editor, &old, &place);
  el_cursor(editor->edit, old - place);
  el_deletestr(editor->edit, old);
  wchar_t *copy = calloc((size_t)length + 1, sizeof *copy);
  if (!copy) return;
  memcpy(copy, text, (size_t)length * sizeof *copy);
  el_winsertstr(editor->edit, copy);
  free(copy);
  int whole = 0;
  cle_buffer(editor, &whole, &place);
  if (cursor < place) el_cursor(editor->edit, cursor - place);
}

static struct winsize size_of(int descriptor) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) memset(&size, 0, sizeof size);
  return size;
}

int cle_terminal_columns(int descriptor) { return size_of(descriptor).ws_col; }

int cle_terminal_rows(int descriptor) { return size_of(descriptor).ws_row; }
