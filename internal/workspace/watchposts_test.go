package workspace

import (
	"testing"
	"time"
)

func TestAPostThatAnotherProgramPutsIntoANewMonthIsNoticed(t *testing.T) {
	d := sit(t)
	d.put("posts/2025/11/30/first.md", "---\ntitle: First\ndate: 2025-11-30\n---\n")
	d.w.Close()
	d.open()
	if _, err := d.w.ListPosts(t.Context()); err != nil {
		t.Fatal(err)
	}
	before := d.listed()
	d.put("posts/2025/12/01/second.md", "---\ntitle: Second\ndate: 2025-12-01\n---\n")
	for end := time.Now().Add(20 * time.Second); d.listed() == before; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("nobody was told")
		}
	}
}
