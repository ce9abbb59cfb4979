package disk

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"penpush/internal/problem"
)

// readFailed is the problem of something that could not be read.
func (r *Root) readFailed(verb, name string, err error) error {
	return r.failed(verb, name, err, readCode(err))
}

// writeFailed is the problem of something that could not be written.
func (r *Root) writeFailed(verb, name string, err error) error {
	return r.failed(verb, name, err, writeCode(err))
}

func (r *Root) failed(verb, name string, err error, code problem.Code) error {
	var p *problem.Problem
	if errors.As(err, &p) {
		return fmt.Errorf("%s %s: %w", verb, name, err)
	}
	if missing(err) {
		// A name that is missing because everything is missing.
		if _, gone := r.here(); gone != nil {
			return fmt.Errorf("%s %s: %w", verb, name, gone)
		}
	}
	p = problem.Wrap(code, name, fmt.Errorf("%s: %w", verb, err))
	p.Details = reason(err)
	return p
}

// WriteProblem is the problem of a file of Penpush's own that was opened with
// OpenOwn and could not be written: about name, with the code that the system's
// error stands for.
func WriteProblem(verb, name string, err error) *problem.Problem {
	p := problem.Wrap(writeCode(err), name, fmt.Errorf("%s: %w", verb, err))
	p.Details = reason(err)
	return p
}

func readCode(err error) problem.Code {
	switch {
	case escapes(err):
		return problem.OutsideBlog
	case missing(err):
		return problem.NotFound
	}
	return problem.Unreadable
}

func writeCode(err error) problem.Code {
	switch {
	case escapes(err):
		return problem.OutsideBlog
	case full(err):
		return problem.DiskFull
	case forbidden(err):
		return problem.ReadOnly
	case errors.Is(err, fs.ErrExist):
		return problem.Exists
	}
	return problem.Unwritable
}

// escapes tells that os.Root refused a link. Its error has no name in package
// os (golang.org/issue/71771 asks for one), so its words have to do.
func escapes(err error) bool {
	return err != nil && strings.Contains(err.Error(), "path escapes from parent")
}

// reason is the system's own words without the path, which names a temporary
// file or this machine.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
