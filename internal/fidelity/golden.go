package fidelity

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
)

// Golden is what a generator made of all blocks, in Normal's form: the page of an
// own block, and of an example of a specification its sum. "-" is a block that the
// generator refuses.
type Golden struct {
	Generator string            `json:"generator"`
	Version   string            `json:"version"`
	Pages     map[string]string `json:"pages"`
}

// Refused stands for the page of a block that the generator does not build.
const Refused = "-"

// Keep is how a page is kept.
func Keep(b Block, page string) string {
	if !b.Spec || page == Refused {
		return page
	}
	sum := sha256.Sum256([]byte(page))
	return hex.EncodeToString(sum[:6])
}

// Encode writes one page a line, in the order of names.
func (g Golden) Encode() ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "")
	if err := e.Encode(g); err != nil {
		return nil, fmt.Errorf("write the pages of %s: %w", g.Generator, err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, b.Bytes(), "", " "); err != nil {
		return nil, fmt.Errorf("write the pages of %s: %w", g.Generator, err)
	}
	return out.Bytes(), nil
}
