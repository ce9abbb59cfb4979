// Package problem is how a failure travels from the room where it happened to
// the person who has to know: a code that chooses the words, and the place.
//
// Every package may return a *Problem. The words themselves are chosen once, at
// the seam, by package words.
package problem

import (
	"errors"
	"fmt"
)

// Code names what went wrong. It is part of the command line's promise
// (`{problem:{code,…}}`), so a code that was released keeps its meaning.
type Code string

// Problem is a failure that a writer can be told about in one sentence.
type Problem struct {
	Code Code
	// Path is the file it is about, relative to the blog with "/", or "".
	Path string
	// Line is the line in Path, counted from 1, or 0.
	Line int
	// Subject fills the one blank a sentence may have: a key, a host, a branch,
	// a list of names. Never a sentence of its own.
	Subject string
	// Details are another program's own words, such as git's, shown one click
	// away. They hold no credentials.
	Details string
	// Choices are what the writer can decide between, when Code asks a
	// question (see Decision). Each is a word of the catalogue.
	Choices []string
	// Err is the cause, for logs and errors.Is; it may be nil.
	Err error
}

// Decision tells that only the writer can answer this: the command line exits
// with 3 and the window shows the choices as buttons.
func (p *Problem) Decision() bool { return len(p.Choices) > 0 }

// New makes a problem about a path ("" when there is none).
func New(code Code, path string) *Problem { return &Problem{Code: code, Path: path} }

// Wrap makes a problem that remembers its cause.
func Wrap(code Code, path string, err error) *Problem {
	return &Problem{Code: code, Path: path, Err: err}
}

// Error is for developers; people read the catalogue's sentence.
func (p *Problem) Error() string {
	s := string(p.Code)
	if p.Path != "" {
		s += " " + p.Path
	}
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
	}
	if p.Subject != "" {
		s += " (" + p.Subject + ")"
	}
	if p.Err != nil {
		s += ": " + p.Err.Error()
	}
	return s
}

// Unwrap gives the cause.
func (p *Problem) Unwrap() error { return p.Err }

// Of finds the problem in an error's chain. An error that carries none becomes
// an Unexpected problem, whose details are the error's own words, so that
// nothing is swallowed.
func Of(err error) *Problem {
	if err == nil {
		return nil
	}
	var p *Problem
	if errors.As(err, &p) {
		return p
	}
	return &Problem{Code: Unexpected, Details: err.Error(), Err: err}
}

// Is tells whether an error carries a problem of this code.
func Is(err error, code Code) bool {
	var p *Problem
	return errors.As(err, &p) && p.Code == code
}
