package git

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// mostSpeech is how much of git's own words is kept: the end says why.
const mostSpeech = 64 << 10

// speech hears what git says on its error channel: progress is told on, the
// rest is kept.
type speech struct {
	percent func(int)
	alive   func()
	line    []byte
	said    bytes.Buffer
}

// Transfers count twice: while objects are packed or received, and while they
// are sent or resolved. Only what crosses the line is worth a number.
var transfer = regexp.MustCompile(`(?:Writing|Receiving) objects: +(\d+)%`)

var progress = regexp.MustCompile(`^(?:remote: )?[A-Z][A-Za-z ]+: +\d+% \(\d+/\d+\)|^(?:remote: )?(?:Enumerating|Counting) objects: \d+`)

func (s *speech) Write(p []byte) (int, error) {
	s.alive()
	for _, b := range p {
		if b != '\n' && b != '\r' {
			if len(s.line) < mostSpeech {
				s.line = append(s.line, b)
			}
			continue
		}
		s.endLine()
	}
	return len(p), nil
}

func (s *speech) endLine() {
	line := s.line
	s.line = s.line[:0]
	if m := transfer.FindSubmatch(line); m != nil && s.percent != nil {
		if n, err := strconv.Atoi(string(m[1])); err == nil {
			s.percent(n)
		}
	}
	if progress.Match(line) || len(bytes.TrimSpace(line)) == 0 {
		return
	}
	s.said.Write(bytes.TrimRight(line, " "))
	s.said.WriteByte('\n')
	if over := s.said.Len() - mostSpeech; over > 0 {
		s.said.Next(over)
	}
}

// String is what was said, without credentials.
func (s *speech) String() string {
	if len(s.line) > 0 {
		s.endLine()
	}
	return Anonymous(strings.ToValidUTF8(s.said.String(), "\uFFFD"))
}
