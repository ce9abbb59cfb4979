package preflight

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"

	"penpush/internal/problem"
	"penpush/internal/text"
)

// cellsMissing finds tables with a row that has fewer cells than the head, the
// first of a table. A line of text right below a table becomes such a row too. The
// fix gives all rows of the table their cells.
//
//	| day | way   |
//	| --- | ----- |
//	| one |
func cellsMissing() rule {
	return rule{
		code: problem.CellsMissing, severity: Hint, habit: true,
		wrong: "| day | way |\n| --- | --- |\n| one |", right: "| day | way |\n| --- | --- |\n| one | 3 km |",
		find: func(p *post, r *report) {
			for _, t := range p.tables {
				var filled []string
				first := 0
				for _, row := range p.rows(t) {
					if row.cells >= row.columns || !strings.Contains(p.lines[row.line-1], "|") && first > 0 {
						continue
					}
					if first == 0 {
						first = row.line
					}
					filled = append(filled, p.lines[first-1+len(filled):row.line-1]...)
					filled = append(filled, withCells(p.lines[row.line-1], row.columns-row.cells))
				}
				if first == 0 {
					continue
				}
				found := r.at(first, "")
				if strings.Contains(p.lines[first-1], "|") { // else it is text below the table
					found.Fix = &text.Edit{From: first - 1, To: first - 1 + len(filled), Lines: filled}
				}
			}
		},
	}
}

// withCells adds empty cells to a row.
func withCells(row string, n int) string {
	if row = strings.TrimRight(row, " \t"); !strings.HasSuffix(row, "|") {
		row += " |"
	}
	return row + strings.Repeat("  |", n)
}

// cellsExtra finds rows that have more cells than the head: what is in them is
// not shown.
//
//	| day |
//	| --- |
//	| one | 3 km |
func cellsExtra() rule {
	return rule{
		code: problem.CellsExtra, severity: Warning,
		wrong: "| day |\n| --- |\n| one | 3 km |", right: "| day | way |\n| --- | --- |\n| one | 3 km |",
		find: func(p *post, r *report) {
			for _, t := range p.tables {
				for _, row := range p.rows(t) {
					if row.cells > row.columns {
						r.at(row.line, "")
					}
				}
			}
		},
	}
}

// row is a line below a table's head, with the cells that are written there, and
// those of the head.
type row struct{ line, cells, columns int }

func (p *post) rows(t *extensionast.Table) []row {
	var list []row
	columns := len(t.Alignments)
	for n := t.FirstChild(); n != nil; n = n.NextSibling() {
		at := placeOf(n)
		if at < 0 {
			continue
		}
		line := p.line(at)
		if n.Kind() == extensionast.KindTableHeader {
			columns = min(columns, cellsIn(p.lines[line-1]))
			continue
		}
		list = append(list, row{line, cellsIn(p.lines[line-1]), columns})
	}
	return list
}

// placeOf is where a row's first cell with something in it stands, or -1.
func placeOf(row ast.Node) int {
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		if c.Lines() != nil && c.Lines().Len() > 0 {
			return c.Lines().At(0).Start
		}
	}
	return row.Pos()
}

// cellsIn counts the cells of a line of a table.
func cellsIn(line string) int {
	line = strings.TrimSpace(strings.TrimLeft(line, "> \t"))
	line = strings.TrimPrefix(line, "|")
	n := 1
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '|':
			if strings.TrimSpace(line[i+1:]) != "" {
				n++
			}
		}
	}
	return n
}
