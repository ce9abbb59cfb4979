package bridge

import "context"

// OnlineComparison is a post that was changed here and online.
type OnlineComparison struct {
	Mine   []string `json:"mine"`
	Theirs []string `json:"theirs"`
	Base   []string `json:"base"`
	Gone   bool     `json:"gone"`   // deleted online
	Merges bool     `json:"merges"` // both changes can be had together
	// Keep is the answer that publishes mine over what is seen here.
	Keep string `json:"keep"`
}

// CompareOnline shows a post beside what is online, as last known.
func (w *Window) CompareOnline(post string) (OnlineComparison, error) {
	b, err := w.current()
	if err != nil {
		return OnlineComparison{}, err
	}
	c, err := b.CompareOnline(context.Background(), post)
	return OnlineComparison{
		Mine: append([]string{}, c.Mine...), Theirs: append([]string{}, c.Theirs...), Base: append([]string{}, c.Base...),
		Gone: c.Gone, Merges: c.Merges, Keep: c.Keep,
	}, err
}

// TakeOnline makes a file here what is online, or with merge both together; what
// was here stays among its earlier texts.
func (w *Window) TakeOnline(post string, merge bool) error {
	b, err := w.current()
	if err != nil {
		return err
	}
	return b.TakeOnline(context.Background(), post, merge)
}
