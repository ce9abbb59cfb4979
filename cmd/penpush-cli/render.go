package main

import (
	"errors"
	"fmt"
	"html"

	"github.com/spf13/pflag"

	"penpush/internal/markdown"
)

func renderFlags(f *pflag.FlagSet) { f.Bool("page", false, "a whole page, with the colours of code") }

// render prints the preview's HTML.
func render(c *call) (err error) {
	w, post, err := c.openPost(c.args[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, w.Close()) }()
	article, err := w.RenderPost(post)
	if err != nil {
		return err
	}
	if c.on("page") {
		article = fmt.Sprintf("<!doctype html>\n<html><head><meta charset=\"utf-8\"><title>%s</title>\n<style>\n%s</style></head>\n<body><article class=\"post\">\n%s</article></body></html>\n",
			html.EscapeString(post), markdown.CSS(markdown.Light), article)
	}
	_, err = fmt.Fprint(c.out, article)
	return err
}
