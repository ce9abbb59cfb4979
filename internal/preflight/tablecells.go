package preflight

import (
	"strings"

	"github.com/yuin/goldmark/ast"
	extensionast "github.com/yuin/goldmark/extension/ast"

	"penpush/internal/problem"
)

// cellsMissing finds rows of a table that have fewer cells than its head. A line of
// text right below a table becomes such a row too.
//
//	| day | way   |
//	| --- | ----- |
//	| one |
func cellsMissing() rule {
	return rule{
		code: problem.CellsMissing, severity: Hint, habit: true,
		wrong: "| day | way |\n| --- | --- |\n| one |", right: "| day | way |\n| --- | --- |\n| one | 3 km |",
		find: func(p *post, r *report) {
			p.eachRow(func(line, cells, columns int) {
				if cells >= columns {
					return
				}
				found := r.at(line, "")
				row := strings.TrimRight(p.lines[line-1], " \t")
				if !strings.Contains(row, "|") {
					return // text below the table
				}
				if !strings.HasSuffix(row, "|") {
					row += " |"
				}
				found.replace(line, row+strings.Repeat(" |", columns-cells))
			})
		},
	}
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
			p.eachRow(func(line, cells, columns int) {
				if cells > columns {
					r.at(line, "")
				}
			})
		},
	}
}

// eachRow calls do with each row below a table's head: its line, how many cells
// are written there, and how many the head has.
func (p *post) eachRow(do func(line, cells, columns int)) {
	for _, t := range p.tables {
		for row := t.FirstChild(); row != nil; row = row.NextSibling() {
			if row.Kind() != extensionast.KindTableRow {
				continue
			}
			if at := placeOf(row); at >= 0 {
				line := p.line(at)
				do(line, cellsIn(p.lines[line-1]), len(t.Alignments))
			}
		}
	}
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
