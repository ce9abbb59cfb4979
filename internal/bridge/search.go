package bridge

import (
	"context"
	"errors"
	"time"

	"penpush/internal/search"
	"penpush/internal/words"
)

// The most that a search gives to the window: more is not read by anybody, and
// the next letter makes it less.
const (
	mostFoundLines   = 200
	mostLinesOfPost  = 20
	mostBytesOfALine = 240
	mostUnread       = 20
)

// SearchCall is what is searched for in all posts. An empty Text makes ready.
type SearchCall struct {
	Text string `json:"text"`
	// Composing tells that the last syllable is still being typed.
	Composing bool `json:"composing"`
}

// SearchAnswer is what was found: posts whose title has it first, then the
// newest. Ended tells that a newer search took its place; then it is empty.
type SearchAnswer struct {
	Ended bool        `json:"ended"`
	Posts []FoundPost `json:"posts"`
	// Lines and Found count all lines and posts, those too that are not in Posts.
	Lines int `json:"lines"`
	Found int `json:"found"`
	// Unread are posts that could not be searched, and why; UnreadCount is how
	// many there are.
	Unread      []words.Told `json:"unread"`
	UnreadCount int          `json:"unreadCount"`
}

// FoundPost is a post with some of its lines; Count is of all of them.
type FoundPost struct {
	Path  string      `json:"path"`
	Title string      `json:"title"`
	Day   string      `json:"day"` // 2006-01-02, or ""
	Count int         `json:"count"`
	Lines []FoundLine `json:"lines"`
}

// FoundLine is a line, or what of it stands around the first hit. Start and Hits
// are in UTF-16 units; Start is where Text begins in the line, Hits are in Text.
type FoundLine struct {
	Line  int          `json:"line"` // counted from 1
	Text  string       `json:"text"`
	Start int          `json:"start"`
	Cut   bool         `json:"cut"` // the line goes on behind Text
	Hits  []FoundRange `json:"hits"`
}

// FoundRange is a piece of a text.
type FoundRange struct {
	From int `json:"from"`
	To   int `json:"to"`
}

// Search finds words in all posts of the open blog.
func (w *Window) Search(call SearchCall) (SearchAnswer, error) {
	answer := SearchAnswer{Posts: []FoundPost{}, Unread: []words.Told{}}
	b, err := w.current()
	if err != nil {
		return answer, err
	}
	found, err := b.Search(context.Background(), search.Query{Text: call.Text, Composing: call.Composing}, search.Limits{
		Lines: mostFoundLines, PerPost: mostLinesOfPost, Width: mostBytesOfALine,
	})
	if errors.Is(err, context.Canceled) {
		answer.Ended = true
		return answer, nil
	}
	if err != nil {
		return answer, err
	}
	answer.Lines, answer.Found, answer.UnreadCount = found.Lines, found.Found, len(found.Unread)
	for _, p := range found.Posts {
		answer.Posts = append(answer.Posts, foundPost(p))
	}
	for _, p := range found.Unread[:min(len(found.Unread), mostUnread)] {
		answer.Unread = append(answer.Unread, w.tell(p))
	}
	return answer, nil
}

func foundPost(p search.Post) FoundPost {
	post := FoundPost{Path: p.Path, Title: p.Title, Count: p.Count, Lines: make([]FoundLine, len(p.Lines))}
	if !p.When.IsZero() {
		post.Day = p.When.Format(time.DateOnly)
	}
	for i, l := range p.Lines {
		hits := make([]FoundRange, len(l.Hits))
		for j, h := range l.Hits {
			hits[j] = FoundRange{From: h.From, To: h.To}
		}
		post.Lines[i] = FoundLine{Line: l.Line, Text: l.Text, Start: l.Start, Cut: l.Cut, Hits: hits}
	}
	return post
}
