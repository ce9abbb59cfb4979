package look

import (
	"context"

	"penpush/internal/problem"
)

// themes are the themes whose own stylesheets can be read.
func (b Blog) themes(context.Context) []Source { return nil }

func (b Blog) readTheme(_ context.Context, l *Look) error {
	return problem.New(problem.LookGone, l.Source.Where)
}
