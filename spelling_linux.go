package main

/*
#cgo pkg-config: webkit2gtk-4.1
#include <webkit2/webkit2.h>

// Spelling belongs to the thread of GTK; it is asked for on any other.
static GMutex lock;
static GCond done;

struct ask { char **wanted; char **found; int ready; };

static gboolean check(gpointer data) {
	struct ask *a = data;
	WebKitWebContext *context = webkit_web_context_get_default();
	webkit_web_context_set_spell_checking_languages(context, (const gchar * const *)a->wanted);
	webkit_web_context_set_spell_checking_enabled(context, TRUE);
	g_mutex_lock(&lock);
	a->found = g_strdupv((gchar **)webkit_web_context_get_spell_checking_languages(context));
	a->ready = 1;
	g_cond_signal(&done);
	g_mutex_unlock(&lock);
	return G_SOURCE_REMOVE;
}

static char **spelling(const char *wanted) {
	struct ask a = {g_strsplit(wanted, " ", -1), NULL, 0};
	g_idle_add(check, &a);
	g_mutex_lock(&lock);
	while (!a.ready) g_cond_wait(&done, &lock);
	g_mutex_unlock(&lock);
	g_strfreev(a.wanted);
	return a.found;
}
*/
import "C"

import (
	"os"
	"slices"
	"strings"
	"unsafe"
)

// spelling switches the web view's spelling on for the writer's languages and
// English, as far as there are dictionaries, and gives those of Korean, Japanese
// and Chinese that have none: each of their words would be called wrong. Wails
// leaves spelling off and has no setting for it.
func spelling() []string {
	wanted := append(strings.Split(os.Getenv("LANGUAGE"), ":"), locale(), "ko_KR", "ja_JP", "zh_CN", "zh_TW", "en_US", "en_GB")
	for i, w := range wanted {
		wanted[i], _, _ = strings.Cut(w, ".")
	}
	seen := map[string]bool{}
	wanted = slices.DeleteFunc(wanted, func(w string) bool {
		twice := seen[w]
		seen[w] = true
		return twice || len(w) < 2 || w == "POSIX"
	})
	words := C.CString(strings.Join(wanted, " "))
	defer C.free(unsafe.Pointer(words))
	found := C.spelling(words)
	defer C.g_strfreev(found)
	without := []string{"ko", "ja", "zh"}
	if found == nil {
		return without
	}
	for _, name := range unsafe.Slice(found, C.g_strv_length(found)) {
		without = slices.DeleteFunc(without, func(l string) bool { return strings.HasPrefix(C.GoString(name), l) })
	}
	return without
}
