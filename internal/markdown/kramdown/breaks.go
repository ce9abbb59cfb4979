package kramdown

import (
	"strings"
)

// breaks makes line breaks of backslashes at the end of lines, or of all ends of
// lines where the blog wants that.
func (p *parser) breaks(e *Element) {
	if p.options.Plain {
		return
	}
	mark := "\\\n"
	if p.options.HardWrap {
		mark = "\n"
	}
	if !p.breaksIn(e, mark) { // as nearly everywhere
		return
	}
	var out []*Element
	for i, c := range e.Children {
		switch {
		case c.Kind == Text && strings.Contains(c.Value, mark):
			lines := strings.Split(c.Value, mark)
			trailing := lines[len(lines)-1] == "" && i == len(e.Children)-1 && isBlock(e)
			for k, line := range lines {
				if k > 0 {
					line = "\n" + line
				}
				out = append(out, p.text(line))
				if k < len(lines)-2 || k == len(lines)-2 && !trailing {
					out = append(out, p.make(Break, -1))
				}
			}
		default:
			out = append(out, c)
		}
	}
	e.Children = out
}

// breaksIn goes into what an element holds, and tells whether it has breaks itself.
func (p *parser) breaksIn(e *Element, mark string) bool {
	found := false
	for _, c := range e.Children {
		if c.Kind == Text {
			found = found || strings.Contains(c.Value, mark)
		} else if c.Kind != Markup && len(c.Children) > 0 {
			p.breaks(c)
		}
	}
	return found
}

func isBlock(e *Element) bool { return e.Kind < Text }
