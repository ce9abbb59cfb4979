package main

import (
	"net/http"
	"net/http/cgi"
	"net/http/httptest"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// signIn serves the story's folder over the web to who knows the password, and says
// in $SERVER where: signin
func signIn(ts *testscript.TestScript, _ bool, _ []string) {
	programs, err := exec.Command("git", "--exec-path").Output()
	ts.Check(err)
	backend := &cgi.Handler{
		Path: filepath.Join(strings.TrimSpace(string(programs)), "git-http-backend"),
		Env: []string{
			"GIT_PROJECT_ROOT=" + ts.MkAbs("."), "GIT_HTTP_EXPORT_ALL=1", "REMOTE_USER=me",
			"GIT_CONFIG_COUNT=1", "GIT_CONFIG_KEY_0=http.receivepack", "GIT_CONFIG_VALUE_0=true",
		},
	}
	server := httptest.NewServer(http.HandlerFunc(func(out http.ResponseWriter, in *http.Request) {
		if name, password, ok := in.BasicAuth(); !ok || name != "me" || password != "hidden-password" {
			out.Header().Set("WWW-Authenticate", `Basic realm="git"`)
			http.Error(out, "who are you", http.StatusUnauthorized)
			return
		}
		backend.ServeHTTP(out, in)
	}))
	ts.Defer(server.Close)
	ts.Setenv("SERVER", server.URL)
}
