// Penpush is a desktop app for people who keep a blog in a git repository.
package main

import (
	"embed"
	"fmt"
	"io/fs"
	"os"

	"github.com/wailsapp/wails/v2"

	"penpush/internal/bridge"
)

//go:embed all:frontend/dist
var page embed.FS

//go:embed build/appicon.png
var icon []byte

// version is set when a release is built.
var version = "0.1.0"

func main() {
	// Git and ssh start this program to ask for a password.
	if status, asked := bridge.AnswerAskpass(os.Args[1:]); asked {
		os.Exit(status)
	}
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "penpush:", err)
		os.Exit(1)
	}
}

func run() error {
	dist, err := fs.Sub(page, "frontend/dist")
	if err != nil {
		return err
	}
	app, err := newApp(os.Args[1:])
	if err != nil {
		return err
	}
	return wails.Run(app.options(dist))
}
