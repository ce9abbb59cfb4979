package bridge

import "penpush/internal/workspace"

// CodeCall is code that stands plain in the preview, in a <pre data-late>.
type CodeCall struct {
	// Language is what stands behind "language-" in its class.
	Language string `json:"language"`
	Code     string `json:"code"`
}

// ColorCode colors code of an open post's preview; each answer is what belongs into
// its <code>.
func (w *Window) ColorCode(post string, code []CodeCall) ([]string, error) {
	b, err := w.current()
	if err != nil {
		return nil, err
	}
	list := make([]workspace.Code, len(code))
	for i, c := range code {
		list[i] = workspace.Code{Language: c.Language, Text: c.Code}
	}
	return b.ColorCode(post, list)
}
