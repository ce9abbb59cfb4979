package git

import (
	"os"
	"strings"

	"penpush/internal/process"
)

// inherited names what must not reach our git from whoever started Penpush: a
// command line that runs inside a hook or an alias has a repository, an index
// or pathspec rules of its own in its environment.
var inherited = map[string]bool{
	"GIT_DIR": true, "GIT_WORK_TREE": true, "GIT_INDEX_FILE": true, "GIT_PREFIX": true,
	"GIT_COMMON_DIR": true, "GIT_NAMESPACE": true, "GIT_OBJECT_DIRECTORY": true,
	"GIT_ALTERNATE_OBJECT_DIRECTORIES": true, "GIT_QUARANTINE_PATH": true, "GIT_SHALLOW_FILE": true,
	"GIT_GRAFT_FILE": true, "GIT_REPLACE_REF_BASE": true, "GIT_IMPLICIT_WORK_TREE": true,
	"GIT_INTERNAL_SUPER_PREFIX": true, "GIT_CONFIG": true,
	"GIT_LITERAL_PATHSPECS": true, "GIT_GLOB_PATHSPECS": true, "GIT_NOGLOB_PATHSPECS": true,
	"GIT_ICASE_PATHSPECS": true, "GIT_REDIRECT_STDIN": true, "GIT_REDIRECT_STDOUT": true,
	"GIT_REDIRECT_STDERR": true, "GIT_CURL_VERBOSE": true, "GIT_DIFF_OPTS": true,
	"GIT_EXTERNAL_DIFF": true, "GIT_OPTIONAL_LOCKS": true, "GIT_REFLOG_ACTION": true,
	"GIT_EDITOR": true, "GIT_SEQUENCE_EDITOR": true,
}

// environment is what every git gets. Nobody sits at a terminal, so nothing may
// ask there; the writer's own credential helpers, askpass program and ssh agent
// answer. An askpass program that has no answer must fail: one that prints
// something is asked again and again.
func environment(c Command) []string {
	env := make([]string, 0, 64)
	askpass := false
	for _, v := range os.Environ() {
		name, value, _ := strings.Cut(v, "=")
		switch {
		case inherited[name], strings.HasPrefix(name, "GIT_TRACE"):
			continue
		case !c.OwnLocale && (name == "LANGUAGE" || name == "LANG" || strings.HasPrefix(name, "LC_")):
			continue
		case name == "SSH_ASKPASS" && value != "":
			askpass = true
		case name == "PATH":
			v = "PATH=" + process.Path(value)
		}
		env = append(env, v)
	}
	env = append(env, "GIT_TERMINAL_PROMPT=0", "SSH_ASKPASS_REQUIRE=force", "GCM_INTERACTIVE=never", "GIT_EDITOR=:")
	if !askpass {
		// Git asks GIT_ASKPASS, core.askPass and then this one, ssh only this one.
		env = append(env, "SSH_ASKPASS=false")
	}
	if !c.OwnLocale {
		env = append(env, "LC_ALL=C")
	}
	if c.Read {
		env = append(env, "GIT_OPTIONAL_LOCKS=0")
	}
	return append(env, c.Env...)
}
