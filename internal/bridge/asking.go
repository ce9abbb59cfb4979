package bridge

import (
	"context"
	"os"

	"penpush/internal/git"
)

// Question is what git or ssh ask in their own words: a name, a password, or
// whether to trust a server. The page shows it while it is open; "ask-over" with
// the same id says that nobody waits for the answer any more.
type Question struct {
	ID      int    `json:"id"`
	Text    string `json:"text"`
	Secret  bool   `json:"secret"`
	Confirm bool   `json:"confirm"` // yes or no
}

type askAnswer struct {
	text string
	ok   bool
}

// asking lets git and ssh ask in the window, until it is closed.
func (w *Window) asking() (*git.Askpass, error) { return git.ListenAskpass(w.ask) }

func (w *Window) ask(ctx context.Context, p git.Prompt) (string, bool) {
	answered := make(chan askAnswer, 1)
	w.mu.Lock()
	w.asked++
	id := w.asked
	w.questions[id] = answered
	w.mu.Unlock()
	defer func() {
		w.mu.Lock()
		delete(w.questions, id)
		w.mu.Unlock()
		w.desktop.Announce(eventAskOver, Question{ID: id})
	}()
	w.desktop.Announce(eventAsk, Question{ID: id, Text: p.Text, Secret: p.Secret, Confirm: p.Confirm})
	select {
	case a := <-answered:
		return a.text, a.ok
	case <-ctx.Done():
		return "", false
	}
}

// Answer gives the writer's answer to a question; ok false is none. The answer
// goes to who asked and is kept nowhere.
func (w *Window) Answer(id int, text string, ok bool) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if answered, waits := w.questions[id]; waits {
		delete(w.questions, id)
		answered <- askAnswer{text, ok}
	}
	return nil
}

// AnswerAskpass is the life of a second start of this program, by which git or
// ssh ask the first one; asked is false for any other start.
func AnswerAskpass(args []string) (status int, asked bool) {
	return git.AnswerAskpass(args, os.Stdout)
}
