// Command empty is an empty Wails window: what Penpush's start and memory are
// held against.
package main

import (
	"context"
	"fmt"
	"os"
	"testing/fstest"

	"github.com/wailsapp/wails/v2"
	"github.com/wailsapp/wails/v2/pkg/options"
	"github.com/wailsapp/wails/v2/pkg/options/assetserver"
	"github.com/wailsapp/wails/v2/pkg/runtime"
)

func main() {
	page := fstest.MapFS{"index.html": {Data: []byte("<!doctype html><title>empty</title><p>empty")}}
	err := wails.Run(&options.App{
		Title: "Penpush empty", Width: 1280, Height: 800, StartHidden: true,
		AssetServer: &assetserver.Options{Assets: page},
		OnDomReady: func(ctx context.Context) {
			runtime.WindowShow(ctx)
			runtime.WindowSetTitle(ctx, "empty ready")
		},
	})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
