#define _GNU_SOURCE
#include "CLineEdit.h"

#include <errno.h>
#include <fcntl.h>
#include <histedit.h>
#include <limits.h>
#include <locale.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

struct cle_editor {
  EditLine *edit;
  History *history;
  char *line;
  char prompt[256];
  cle_complete complete;
  void *context;
};

static int interrupt_pipe[2] = {-1, -1};
static volatile sig_atomic_t interrupted = 0;
static volatile sig_atomic_t resized = 0;

static void on_interrupt(int signal_number) {
  (void)signal_number;
  int kept = errno;
  interrupted = 1;
  if (interrupt_pipe[1] >= 0) {
    ssize_t written = write(interrupt_pipe[1], "i", 1);
    (void)written; // a full pipe already holds the news
  }
  errno = kept;
}

static void on_resize(int signal_number) {
  (void)signal_number;
  resized = 1;
}

static void catch_signal(int number, void (*handler)(int)) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = handler;
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

int cle_catch_interrupts(void) {
  if (interrupt_pipe[0] < 0) {
    if (pipe(interrupt_pipe) != 0) return -1;
    for (int end = 0; end < 2; end++) {
      fcntl(interrupt_pipe[end], F_SETFD, FD_CLOEXEC);
      fcntl(interrupt_pipe[end], F_SETFL, fcntl(interrupt_pipe[end], F_GETFL) | (end == 1 ? O_NONBLOCK : 0));
    }
    catch_signal(SIGINT, on_interrupt);
    sigset_t set; // whoever started us may have blocked it
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  }
  return interrupt_pipe[0];
}

/// Reads one character. SIGINT can arrive only inside ppoll, so that none is lost between a look at the flag and the
/// wait for a key.
static int read_key(EditLine *edit, wchar_t *key) {
  char bytes[MB_LEN_MAX];
  size_t length = 0;
  for (;;) {
    sigset_t blocked, before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGINT);
    pthread_sigmask(SIG_BLOCK, &blocked, &before);
    struct pollfd input = {.fd = STDIN_FILENO, .events = POLLIN};
    int ready = interrupted ? -1 : ppoll(&input, 1, NULL, &before);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    if (interrupted) {
      errno = EINTR;
      return -1;
    }
    if (resized) {
      resized = 0;
      el_resize(edit);
    }
    if (ready < 0) continue;
    ssize_t count = read(STDIN_FILENO, bytes + length, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return (int)count;
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t used = mbrtowc(key, bytes, ++length, &state);
    if (used == (size_t)-2 && length < sizeof bytes) continue;
    if (used != (size_t)-1 && used != (size_t)-2) return 1;
    length = 0; // no character: dropped
  }
}

static char *prompt_of(EditLine *edit) {
  cle_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  return editor->prompt;
}

static unsigned char complete_word(EditLine *edit, int character) {
  (void)character;
  cle_editor *editor = NULL;
  el_get(edit, EL_CLIENTDATA, &editor);
  if (!editor->complete) return CC_ERROR;
  const LineInfo *info = el_line(edit);
  size_t length = (size_t)(info->lastchar - info->buffer);
  char *copy = malloc(length + 1);
  if (!copy) return CC_ERROR;
  memcpy(copy, info->buffer, length);
  copy[length] = 0;
  bool redraw = false;
  char *insert = editor->complete(editor->context, copy, (int)(info->cursor - info->buffer), &redraw);
  free(copy);
  bool inserted = insert && insert[0] && el_insertstr(edit, insert) == 0;
  free(insert);
  if (redraw) return CC_REDISPLAY;
  return inserted ? CC_REFRESH : CC_ERROR;
}

cle_editor *cle_open(const char *program, cle_complete complete, void *context) {
  // libedit drops bytes beyond ASCII in the C locale.
  if (!setlocale(LC_CTYPE, "") || strcmp(setlocale(LC_CTYPE, NULL), "C") == 0 ||
      strcmp(setlocale(LC_CTYPE, NULL), "POSIX") == 0)
    setlocale(LC_CTYPE, "C.UTF-8");
  cle_editor *editor = calloc(1, sizeof *editor);
  if (!editor) return NULL;
  editor->complete = complete;
  editor->context = context;
  editor->edit = el_init(program, stdin, stderr, stderr);
  editor->history = history_init();
  if (!editor->edit || !editor->history) {
    cle_close(editor);
    return NULL;
  }
  HistEvent event;
  history(editor->history, &event, H_SETSIZE, 10000);
  history(editor->history, &event, H_SETUNIQUE, 1);
  el_set(editor->edit, EL_CLIENTDATA, editor);
  el_set(editor->edit, EL_PROMPT, prompt_of);
  el_set(editor->edit, EL_EDITOR, "emacs");
  el_set(editor->edit, EL_SIGNAL, 0); // 1 would send signals to the whole process group
  el_set(editor->edit, EL_GETCFN, read_key);
  el_set(editor->edit, EL_HIST, history, editor->history);
  el_set(editor->edit, EL_ADDFN, "clamor-complete", "complete the word", complete_word);
  el_set(editor->edit, EL_BIND, "\t", "clamor-complete", NULL);
  el_set(editor->edit, EL_BIND, "^R", "em-inc-search-prev", NULL);
  el_source(editor->edit, NULL);
  catch_signal(SIGWINCH, on_resize);
  return editor;
}

void cle_close(cle_editor *editor) {
  if (!editor) return;
  if (editor->history) history_end(editor->history);
  if (editor->edit) el_end(editor->edit);
  free(editor->line);
  free(editor);
}

enum cle_result cle_read(cle_editor *editor, const char *prompt, const char **line) {
  snprintf(editor->prompt, sizeof editor->prompt, "%s", prompt);
  int count = 0;
  const char *text = el_gets(editor->edit, &count);
  if (text && count > 0) {
    free(editor->line);
    editor->line = strdup(text);
    if (!editor->line) return CLE_END;
    size_t length = strlen(editor->line);
    if (length && editor->line[length - 1] == '\n') editor->line[length - 1] = 0;
    *line = editor->line;
    return CLE_LINE;
  }
  if (!interrupted) return CLE_END;
  interrupted = 0;
  el_reset(editor->edit);
  return CLE_INTERRUPTED;
}

void cle_forget_interrupts(void) { interrupted = 0; }

void cle_remember(cle_editor *editor, const char *entry) {
  HistEvent event;
  history(editor->history, &event, H_ENTER, entry);
}

static struct winsize size_of(int descriptor) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) memset(&size, 0, sizeof size);
  return size;
}

int cle_terminal_columns(int descriptor) { return size_of(descriptor).ws_col; }

int cle_terminal_rows(int descriptor) { return size_of(descriptor).ws_row; }
