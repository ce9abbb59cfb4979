package main

import (
	"context"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"time"

	"github.com/wailsapp/wails/v2/pkg/menu"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/options/linux"
	"github.com/wailsapp/wails/v2/pkg/options/mac"
	wails "github.com/wailsapp/wails/v2/pkg/runtime"

	"penpush/internal/bridge"
	"penpush/internal/settings"
)

// app is the window's life. It implements bridge.Desktop.
type app struct {
	window *bridge.Window
	store  *settings.Store
	// ctx is Wails' handle of the window; it is there once the window is.
	ctx  context.Context
	show sync.Once
}

// patience is how long the window stays hidden at most, should the page never
// say that it is ready: a page that failed must be seen too.
const patience = 5 * time.Second

func newApp(args []string) (*app, error) {
	flags := flag.NewFlagSet("penpush", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	sample := flags.Bool("sample", false, "open the sample blog")
	if err := flags.Parse(args); err != nil {
		return nil, err
	}
	config, err := settings.ConfigDir()
	if err != nil {
		return nil, err
	}
	data, err := settings.DataDir()
	if err != nil {
		return nil, err
	}
	store, err := settings.Load(config)
	if err != nil {
		return nil, err
	}
	folder := flags.Arg(0)
	if folder != "" {
		if folder, err = filepath.Abs(folder); err != nil {
			return nil, err
		}
	}
	a := &app{store: store}
	a.window = bridge.NewWindow(a, store, bridge.Options{
		Version: version, Locale: locale(), DataDir: data, Open: folder, Sample: *sample,
	})
	return a, nil
}

// locale is the system's language as the environment has it.
func locale() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := os.Getenv(name); v != "" {
			return v
		}
	}
	return ""
}

func (a *app) options(page fs.FS) *options.App {
	size := a.store.Get().Window
	o := &options.App{
		Title: "Penpush", Width: orElse(size.Width, 1280), Height: orElse(size.Height, 800),
		MinWidth: 640, MinHeight: 420, StartHidden: true,
		BackgroundColour: options.NewRGB(0xf3, 0xf1, 0xec),
		AssetServer:      &assetserver.Options{Assets: page, Handler: bridge.Assets(a.window), Middleware: bridge.Policy},
		Bind:             []any{a.window},
		ErrorFormatter:   func(err error) any { return bridge.InWords(a.window, err) },
		OnStartup:        a.started,
		OnDomReady:       func(context.Context) { time.AfterFunc(patience, a.Show) },
		OnBeforeClose:    a.closing,
		DragAndDrop:      &options.DragAndDrop{EnableFileDrop: true},
		// The text has the system's own menu: cut, copy, paste and, where there is a dictionary, spelling.
		// Elsewhere Wails' runtime keeps it away.
		EnableDefaultContextMenu: true,
		Menu:                     systemMenu(),
		SingleInstanceLock: &options.SingleInstanceLock{
			UniqueId: "app.penpush" + os.Getenv("PENPUSH_INSTANCE"), OnSecondInstanceLaunch: a.secondStart,
		},
		// Text needs no layers of their own on a graphics card; they cost 100 MB.
		Linux: &linux.Options{Icon: icon, ProgramName: "penpush", WebviewGpuPolicy: linux.WebviewGpuPolicyNever},
		Mac:   &mac.Options{About: &mac.AboutInfo{Title: "Penpush " + version, Icon: icon}},
	}
	if size.Maximised {
		o.WindowStartState = options.Maximised
	}
	return o
}

// systemMenu is what macOS needs for its editing keys to work; the window's own
// menu has everything else, on every system.
func systemMenu() *menu.Menu {
	if runtime.GOOS != "darwin" {
		return nil
	}
	return menu.NewMenuFromItems(menu.AppMenu(), menu.EditMenu(), menu.WindowMenu())
}

func orElse(n, otherwise int) int {
	if n == 0 {
		return otherwise
	}
	return n
}

func (a *app) started(ctx context.Context) {
	a.ctx = ctx
	wails.OnFileDrop(ctx, func(x, y int, paths []string) { bridge.Dropped(a.window, x, y, paths) })
}

// secondStart brings the window that is open to the front, and opens the folder
// that the second start named.
func (a *app) secondStart(again options.SecondInstanceData) {
	wails.WindowUnminimise(a.ctx)
	wails.Show(a.ctx)
	flags := flag.NewFlagSet("penpush", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.Bool("sample", false, "")
	if err := flags.Parse(again.Args); err != nil || flags.Arg(0) == "" {
		return
	}
	folder := flags.Arg(0)
	if !filepath.IsAbs(folder) {
		folder = filepath.Join(again.WorkingDirectory, folder)
	}
	bridge.StartedAgain(a.window, folder)
}

// closing saves what is unsaved and keeps the window's size. Words that cannot
// be saved are in the journal, and come back at the next start.
func (a *app) closing(ctx context.Context) bool {
	width, height := wails.WindowGetSize(ctx)
	maximised := wails.WindowIsMaximised(ctx)
	err := errors.Join(a.window.CloseBlog(), a.store.Change(func(s *settings.Settings) {
		s.Window.Maximised = maximised
		if !maximised {
			s.Window.Width, s.Window.Height = width, height
		}
	}))
	if err != nil {
		wails.LogError(ctx, err.Error())
	}
	return false
}

// ChooseFolder implements bridge.Desktop.
func (a *app) ChooseFolder(title string) (string, error) {
	return wails.OpenDirectoryDialog(a.ctx, wails.OpenDialogOptions{Title: title, CanCreateDirectories: true})
}

// ChoosePictures implements bridge.Desktop.
func (a *app) ChoosePictures(title string) ([]string, error) {
	return wails.OpenMultipleFilesDialog(a.ctx, wails.OpenDialogOptions{
		Title: title,
		Filters: []wails.FileFilter{{
			DisplayName: "PNG, JPEG, GIF, WebP, AVIF, SVG", Pattern: "*.png;*.jpg;*.jpeg;*.gif;*.webp;*.avif;*.svg",
		}},
	})
}

// ChoosePage implements bridge.Desktop.
func (a *app) ChoosePage(title string) (string, error) {
	return wails.OpenFileDialog(a.ctx, wails.OpenDialogOptions{
		Title: title, Filters: []wails.FileFilter{{DisplayName: "HTML", Pattern: "*.html;*.htm"}},
	})
}

// OpenAddress implements bridge.Desktop.
func (a *app) OpenAddress(address string) error {
	wails.BrowserOpenURL(a.ctx, address)
	return nil
}

// Announce implements bridge.Desktop.
func (a *app) Announce(event string, value ...any) {
	if a.ctx != nil {
		wails.EventsEmit(a.ctx, event, value...)
	}
}

// Show implements bridge.Desktop.
func (a *app) Show() { a.show.Do(func() { wails.WindowShow(a.ctx) }) }

// SetTitle implements bridge.Desktop.
func (a *app) SetTitle(title string) { wails.WindowSetTitle(a.ctx, title) }

// Unspelt implements bridge.Desktop.
func (a *app) Unspelt() []string { return spelling() }
