package git

import (
	"slices"
	"strings"
	"testing"
)

// Git's words are read, so it speaks English whatever the writer's language is; a
// hook speaks the writer's.
func TestGitIsAskedInEnglish(t *testing.T) {
	for name, value := range map[string]string{"LANGUAGE": "ko:de", "LANG": "ko_KR.UTF-8", "LC_ALL": "ko_KR.UTF-8", "LC_MESSAGES": "de_DE.UTF-8"} {
		t.Setenv(name, value)
	}
	var told []string
	for _, v := range environment(Command{Args: []string{"fetch"}}) {
		if strings.HasPrefix(v, "LC_") || strings.HasPrefix(v, "LANG") {
			told = append(told, v)
		}
	}
	if !slices.Equal(told, []string{"LC_ALL=C"}) {
		t.Errorf("git is told %q", told)
	}
	if env := environment(Command{Args: []string{"hook", "run"}, OwnLocale: true}); !slices.Contains(env, "LC_ALL=ko_KR.UTF-8") || !slices.Contains(env, "LANGUAGE=ko:de") {
		t.Errorf("a hook is not told the writer's language")
	}
}
