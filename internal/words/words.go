// Package words is the one catalogue of sentences for problems and decisions,
// for the window and the command line alike. The interface's own text (buttons,
// labels) lives in frontend/src/i18n.
package words

import (
	"errors"
	"fmt"
	"strings"

	"penpush/internal/problem"
)

// Language is a language the catalogue speaks.
type Language string

// The languages; English is what every other tongue falls back to.
const (
	English Language = "en"
	Korean  Language = "ko"
)

// Phrase is one text in every language: a language that is added here must be
// filled everywhere, which the catalogue's test checks.
type Phrase struct{ En, Ko string }

// In gives the phrase in a language.
func (p Phrase) In(l Language) string {
	if l == Korean {
		return p.Ko
	}
	return p.En
}

// Sentence is what a person reads about a problem: one sentence, and one thing
// to do. In both, {path}, {line}, {name} (the path's last part) and {subject}
// are filled from the problem.
type Sentence struct {
	Says Phrase
	// Hint is the one thing to do, as a sentence; it may be empty when there is
	// nothing to do.
	Hint Phrase
}

// Parse reads a language from a locale such as "ko_KR.UTF-8" or "ko-KR".
func Parse(locale string) Language {
	if strings.HasPrefix(strings.ToLower(locale), "ko") {
		return Korean
	}
	return English
}

// Told is a problem in words.
type Told struct {
	Code    string   `json:"code"`
	Path    string   `json:"path"`
	Line    int      `json:"line"`
	Message string   `json:"message"`
	Hint    string   `json:"hint"`
	Details string   `json:"details"`
	Choices []Choice `json:"choices"`
}

// Choice is one answer to a decision. Its ID is a word, or a word, "=" and what
// it is about.
type Choice struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// Tell puts an error in words. It never returns an empty message.
func Tell(err error, l Language) Told {
	p := problem.Of(err)
	s, ok := catalogue()[p.Code]
	if !ok {
		s = catalogue()[problem.Unexpected]
	}
	told := Told{
		Code: string(p.Code), Path: p.Path, Line: p.Line, Details: p.Details,
		Message: fill(s.Says.In(l), p), Hint: fill(s.Hint.In(l), p), Choices: []Choice{},
	}
	var why *problem.Problem
	if (p.Code == problem.FieldReadOnly || p.Code == problem.FrontMatterBroken) && errors.As(p.Err, &why) {
		// What it is about says more than that it cannot be changed or read.
		told.Message = fill(catalogue()[why.Code].Says.In(l), why)
	}
	if p.Code == problem.RenamingHalfDone || p.Code == problem.BatchHalfDone {
		why := Tell(p.Err, l)
		told.Hint, told.Details = why.Message+" "+told.Hint, why.Details
	}
	for _, c := range p.Choices {
		word, about, _ := strings.Cut(c, "=")
		label := strings.ReplaceAll(choices()[word].In(l), "{about}", about)
		if label == "" {
			label = c // a folder, which is called the same in every language
		}
		told.Choices = append(told.Choices, Choice{ID: c, Label: label})
	}
	return told
}

func fill(s string, p *problem.Problem) string {
	name := p.Path[strings.LastIndex(p.Path, "/")+1:]
	return strings.NewReplacer(
		"{path}", p.Path, "{name}", name, "{subject}", p.Subject, "{line}", fmt.Sprint(p.Line),
	).Replace(s)
}
