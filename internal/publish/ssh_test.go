//go:build unix

package publish

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"testing"

	"penpush/internal/git"
	"penpush/internal/problem"
)

// sshServer is a real sshd on this computer, and an ssh of the world's own that
// knows nobody's keys and servers.
type sshServer struct {
	dir, address string
	key          string
}

// findSSHD gives the system's sshd, or the one that was unpacked for the tests,
// with the settings by which that finds its parts.
func findSSHD(t testing.TB) (sshd, session string) {
	t.Helper()
	for _, root := range []string{"/", "../../.cache/sshd"} {
		root, err := filepath.Abs(root)
		if err != nil {
			t.Fatal(err)
		}
		sshd = filepath.Join(root, "usr/sbin/sshd")
		if _, err := os.Stat(sshd); err != nil {
			continue
		}
		for key, name := range map[string]string{"SshdSessionPath": "sshd-session", "SshdAuthPath": "sshd-auth"} {
			if file := filepath.Join(root, "usr/lib/openssh", name); exec.Command("test", "-x", file).Run() == nil {
				session += key + " " + file + "\n"
			}
		}
		return sshd, session
	}
	t.Skip("there is no sshd here")
	return "", ""
}

// startSSH serves the world's folder by ssh. The writer's key has a passphrase
// when one is given.
func startSSH(w *world, passphrase string) sshServer {
	w.t.Helper()
	sshd, session := findSSHD(w.t)
	dir, err := os.MkdirTemp("/tmp", "ps") // a socket's path must be short
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { os.RemoveAll(dir) })
	s := sshServer{dir: dir, key: filepath.Join(dir, "key")}
	for name, phrase := range map[string]string{"host": "", "key": passphrase} {
		if out, err := exec.Command("ssh-keygen", "-q", "-t", "ed25519", "-N", phrase, "-f", filepath.Join(dir, name)).CombinedOutput(); err != nil {
			w.t.Fatalf("make a key: %v\n%s", err, out)
		}
	}
	if os.Getuid() == 0 {
		os.MkdirAll("/run/sshd", 0o755) // sshd wants it to begin with
	}
	s.write(w, "sshd_config", "HostKey "+filepath.Join(dir, "host")+"\nAuthorizedKeysFile "+s.key+".pub\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nPermitRootLogin yes\nSetEnv GIT_CONFIG_GLOBAL=/dev/null\n"+session)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			c, err := listener.Accept()
			if err != nil {
				return
			}
			f, err := c.(*net.TCPConn).File()
			c.Close()
			if err != nil {
				continue
			}
			cmd := exec.Command(sshd, "-i", "-f", filepath.Join(dir, "sshd_config"))
			cmd.Stdin, cmd.Stdout = f, f
			if cmd.Start() == nil {
				go cmd.Wait()
			}
			f.Close()
		}
	}()
	me, err := user.Current()
	if err != nil {
		w.t.Fatal(err)
	}
	_, port, _ := net.SplitHostPort(listener.Addr().String())
	s.address = fmt.Sprintf("ssh://%s@127.0.0.1:%s", me.Username, port)
	s.config(w, "IdentityAgent none\nIdentityFile none\n")
	w.git("config", "core.sshCommand", "ssh -F "+filepath.Join(dir, "ssh_config"))
	w.git("remote", "set-url", "origin", s.address+w.online)
	return s
}

func (s sshServer) write(w *world, name, content string) {
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(content), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (s sshServer) config(w *world, more string) {
	s.write(w, "ssh_config", "UserKnownHostsFile "+filepath.Join(s.dir, "known")+"\nGlobalKnownHostsFile /dev/null\nStrictHostKeyChecking ask\nPreferredAuthentications publickey\n"+more)
}

// met has the server be known.
func (s sshServer) met(w *world) {
	b, err := os.ReadFile(filepath.Join(s.dir, "host.pub"))
	if err != nil {
		w.t.Fatal(err)
	}
	at := s.address[strings.LastIndex(s.address, ":")+1:]
	s.write(w, "known", "[127.0.0.1]:"+at+" "+string(b))
}

// agent has an ssh agent hold the writer's key.
func (s sshServer) agent(w *world) {
	w.t.Helper()
	socket := filepath.Join(s.dir, "agent")
	agent := exec.Command("ssh-agent", "-D", "-a", socket)
	if err := agent.Start(); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() {
		agent.Process.Kill()
		agent.Wait()
	})
	add := exec.Command("sh", "-c", "for i in 1 2 3 4 5 6 7 8 9; do ssh-add -q "+s.key+" && exit; sleep 0.2; done; exit 1")
	add.Env = append(os.Environ(), "SSH_AUTH_SOCK="+socket)
	if out, err := add.CombinedOutput(); err != nil {
		w.t.Fatalf("give the agent the key: %v\n%s", err, out)
	}
	s.config(w, "IdentityAgent "+socket+"\n")
}

func sshScenarios() []scenario {
	return []scenario{
		{n: 81, name: "ssh, with a key in the agent", set: func(w *world) {
			s := startSSH(w, "")
			s.met(w)
			s.agent(w)
			w.mess()
			w.edit()
		}},
		{n: 82, name: "ssh, a server that was never met", stop: problem.HostUnknown, set: func(w *world) {
			startSSH(w, "").agent(w)
			w.edit()
		}},
		{n: 83, name: "ssh, without a key", stop: problem.SignInNeeded, set: func(w *world) {
			startSSH(w, "").met(w)
			w.edit()
		}},
		{n: 91, name: "ssh, the server shows another key", stop: problem.HostChanged, set: func(w *world) {
			s := startSSH(w, "")
			s.met(w)
			s.agent(w)
			known := filepath.Join(s.dir, "known")
			b, _ := os.ReadFile(known)
			other, _ := os.ReadFile(s.key + ".pub")
			where, _, _ := strings.Cut(string(b), " ")
			s.write(w, "known", where+" "+string(other))
			w.edit()
		}},
		{n: 84, name: "ssh, no repository there", stop: problem.RemoteNotFound, set: func(w *world) {
			s := startSSH(w, "")
			s.met(w)
			s.agent(w)
			w.git("remote", "set-url", "origin", s.address+"/nowhere.git")
			w.edit()
		}},
	}
}

// A server is met for the first time, and the key has a passphrase: ssh asks both
// in the app, and the answers are kept nowhere but where ssh keeps servers.
func TestMeetingAServer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	s := startSSH(w, "open sesame")
	s.config(w, "IdentityAgent none\nIdentityFile "+s.key+"\nIdentitiesOnly yes\n")
	w.edit()
	var asked []git.Prompt
	ask, err := git.ListenAskpass(func(_ context.Context, p git.Prompt) (string, bool) {
		asked = append(asked, p)
		if p.Confirm {
			return "yes", true
		}
		return "open sesame", true
	})
	if err != nil {
		t.Fatal(err)
	}
	defer ask.Close()
	req := w.request()
	req.Ask = ask
	if _, err := run(t.Context(), req, func(Progress) {}, w.limits); code(err) != problem.HostUnknown || len(asked) > 0 {
		t.Fatalf("%v, asked %v", err, asked)
	}
	req.Answers = []string{SignIn}
	result, err := run(t.Context(), req, func(Progress) {}, w.limits)
	if err != nil || result.Commit != w.tip() {
		t.Fatalf("%v\n%s", err, problemDetails(err))
	}
	if !asked[0].Confirm || !strings.Contains(asked[0].Text, "SHA256:") || asked[1].Confirm || !asked[1].Secret {
		t.Errorf("asked %+v", asked)
	}
}
