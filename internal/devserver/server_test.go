package devserver

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"penpush/internal/problem"
)

// blogServer stands for a generator: it builds in a child process, as many do,
// and says where the site is in colours, after its live reload.
const blogServer = `
const port = process.argv[process.argv.indexOf('--port') + 1];
const child = require('node:child_process').spawn(process.execPath, ['-e', ` + "`" + `
  const http = require('node:http');
  http.createServer((q, a) => {
    a.statusCode = ['/log/', '/log/posts/hangul/'].includes(q.url) ? 200 : 404;
    a.end('page');
  }).listen(${port}, '127.0.0.1', () => console.log('ready'));
` + "`" + `], { stdio: ['ignore', 'pipe', 'inherit'] });
console.log('LiveReload address: http://127.0.0.1:35729');
child.stdout.once('data', () => console.log('  \u001b[32mLocal\u001b[0m: http://localhost:' + port + '/log/'));
`

func TestABlogIsServedUntilItIsStopped(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "serve.cjs"), blogServer)
	port := freePort(20000 + os.Getpid()%20000)
	heard := make(chan struct{}, 100)
	s := &Server{Changed: func() { heard <- struct{}{} }}
	t.Cleanup(s.Stop)
	if err := s.Start(fmt.Sprintf("node 'serve.cjs' --port %d", port), dir); err != nil {
		t.Fatal(err)
	}
	await(t, s, Running)
	<-heard
	home := fmt.Sprintf("http://localhost:%d/log/", port)
	if at := s.Status().Address; at != home {
		t.Fatalf("it is at %q, wanted %q", at, home)
	}
	if at, there := s.Page(t.Context(), "/posts/hangul/"); !there || at != home+"posts/hangul/" {
		t.Errorf("the post is at %q (there: %v)", at, there)
	}
	if lines := strings.Join(s.Status().Lines, "\n"); !strings.Contains(lines, "Local: http") {
		t.Errorf("its words without colours:\n%s", lines)
	}
	s.Stop()
	if now := s.Status(); now.State != Off || now.Address != "" {
		t.Errorf("stopped, it is %+v", now)
	}
	l, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port))
	if err != nil {
		t.Fatalf("what the server started still listens: %v", err)
	}
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestAServerThatTellsItsAddressLate: it answers as soon as its child listens, and
// says only much later that the site is below a path.
func TestAServerThatTellsItsAddressLate(t *testing.T) {
	dir := t.TempDir()
	late := strings.Replace(blogServer, "child.stdout.once('data', () =>", "child.stdout.once('data', () => setTimeout(() =>", 1)
	late = strings.Replace(late, "'/log/'));\n", "'/log/'), 4000));\n", 1)
	write(t, filepath.Join(dir, "serve.cjs"), late)
	s := &Server{}
	t.Cleanup(s.Stop)
	port := freePort(25000 + os.Getpid()%20000)
	if err := s.Start(fmt.Sprintf("node serve.cjs --port %d", port), dir); err != nil {
		t.Fatal(err)
	}
	await(t, s, Running)
	guess := fmt.Sprintf("http://localhost:%d/", port)
	if at := s.Status().Address; at != guess {
		t.Errorf("before it has told, it is at %q, wanted %q", at, guess)
	}
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if s.Status().Address == guess+"log/" {
			return
		}
	}
	t.Errorf("it told its address late: %+v", s.Status())
}

func TestAPageThatIsNotThereIsLookedForWithPatience(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "serve.cjs"), blogServer)
	s := &Server{}
	t.Cleanup(s.Stop)
	if err := s.Start(fmt.Sprintf("node serve.cjs --port %d", freePort(30000+os.Getpid()%20000)), dir); err != nil {
		t.Fatal(err)
	}
	await(t, s, Running)
	ctx, cancel := context.WithTimeout(t.Context(), 700*time.Millisecond)
	defer cancel()
	if at, there := s.Page(ctx, "/posts/none/"); there || !strings.HasSuffix(at, "/log/posts/none/") {
		t.Errorf("a post that is not there: %q, %v", at, there)
	}
}

func TestAServerThatFailsSaysWhy(t *testing.T) {
	s := &Server{}
	if err := s.Start(`node -e "console.error('port is taken'); process.exit(3)"`, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	await(t, s, Failed)
	if err := s.Status().Err; !problem.Is(err, problem.ServerEnded) || !strings.Contains(problem.Of(err).Details, "port is taken") {
		t.Errorf("it ended with %v, %q", err, problem.Of(err).Details)
	}
}

func TestACommandThatCannotBeStarted(t *testing.T) {
	s := &Server{}
	for command, code := range map[string]problem.Code{
		`hugo "server`: problem.ServerCommand, "": problem.ServerCommand, "$(node)": problem.ServerCommand,
		"no-such-generator serve": problem.ServerNotInstalled, "./serve.sh": problem.ServerNotInstalled,
	} {
		if err := s.Start(command, t.TempDir()); !problem.Is(err, code) {
			t.Errorf("%q: %v, wanted %s", command, err, code)
		}
	}
	if now := s.Status().State; now != Off {
		t.Errorf("nothing was started, and it is %s", now)
	}
}

func await(t *testing.T, s *Server, want State) {
	t.Helper()
	for end := time.Now().Add(30 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if s.Status().State == want {
			return
		}
	}
	t.Fatalf("not %s: %+v", want, s.Status())
}

func write(t *testing.T, name, text string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
