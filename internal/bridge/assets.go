package bridge

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"path"
	"strings"
	"time"

	"penpush/internal/images"
	"penpush/internal/look"
	"penpush/internal/problem"
)

// The policies of PREVIEW: no script in any frame, nothing foreign in a frame.
const (
	pagePolicy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; " +
		"frame-src 'self'; object-src 'none'; base-uri 'none'"
	panePolicy = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline' 'self'; " +
		"media-src 'self'; font-src 'self' data:; frame-src 'none'; form-action 'none'; base-uri 'none'"
	// Pictures from other servers, where the writer lets the preview show them.
	panePolicyRemote = "img-src 'self' data: https:"
	picturePolicy    = "default-src 'none'; style-src 'unsafe-inline'; sandbox"
)

// largestPicture is what a paste or a drop in a browser may carry.
const largestPicture = 100 << 20

// Policy puts the window's policies on every answer of the asset server.
func Policy(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		policy := pagePolicy
		switch {
		case r.URL.Path == "/pane":
			policy = panePolicy
		case r.URL.Path == "/picture", r.URL.Path == "/before", strings.HasPrefix(r.URL.Path, look.Prefix):
			policy = picturePolicy
		}
		rw.Header().Set("Content-Security-Policy", policy)
		rw.Header().Set("X-Content-Type-Options", "nosniff")
		rw.Header().Set("Referrer-Policy", "no-referrer")
		next.ServeHTTP(rw, r)
	})
}

// Assets answers what is too large or too binary for the bridge.
func Assets(w *Window) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pane", w.pane)
	mux.HandleFunc("GET /highlight.css", highlight)
	mux.HandleFunc("GET /look/sheet/{n}", w.lookSheet)
	mux.HandleFunc("GET /look/file/{name...}", w.lookFile)
	mux.HandleFunc("GET /page", w.page)
	mux.HandleFunc("GET /picture", w.picture)
	mux.HandleFunc("GET /before", w.before)
	mux.HandleFunc("POST /pictures", w.pictures)
	return mux
}

// page is the whole preview of the text that is here now.
func (w *Window) page(rw http.ResponseWriter, r *http.Request) {
	b, err := w.current()
	if err != nil {
		w.refuse(rw, err)
		return
	}
	p, err := b.PreviewPost(r.URL.Query().Get("post"))
	if err != nil {
		w.refuse(rw, err)
		return
	}
	page := Page{Version: p.Version, Blocks: blocks(p.Blocks), Note: w.tell(nil)}
	if p.Note != "" {
		page.Note = w.tell(problem.New(problem.Code(p.Note), r.URL.Query().Get("post")))
	}
	answer(rw, page)
}

// before serves a file as it is online, as last known.
func (w *Window) before(rw http.ResponseWriter, r *http.Request) {
	b, err := w.current()
	if err != nil {
		w.refuse(rw, err)
		return
	}
	name := r.URL.Query().Get("path")
	file, err := b.FileOnline(r.Context(), name)
	if err != nil {
		w.refuse(rw, err)
		return
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		rw.Header().Set("Content-Type", kind)
	}
	rw.Header().Set("Cache-Control", "no-store")
	http.ServeContent(rw, r, "", time.Time{}, bytes.NewReader(file))
}

// picture serves the file that a reference in a post means, or that a path of the
// blog names.
func (w *Window) picture(rw http.ResponseWriter, r *http.Request) {
	b, err := w.current()
	if err != nil {
		w.refuse(rw, err)
		return
	}
	name := r.URL.Query().Get("path")
	if name == "" {
		name, err = b.Picture(r.URL.Query().Get("post"), r.URL.Query().Get("ref"))
	}
	if err != nil {
		w.refuse(rw, err)
		return
	}
	file, err := b.OpenFile(name)
	if err != nil {
		w.refuse(rw, err)
		return
	}
	defer file.Close() //nolint:errcheck // read only
	info, err := file.Stat()
	if err != nil {
		w.refuse(rw, err)
		return
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		rw.Header().Set("Content-Type", kind)
	}
	rw.Header().Set("Cache-Control", "no-cache")
	http.ServeContent(rw, r, "", info.ModTime(), file)
}

// pictures takes one picture in whose bytes are the request's body.
func (w *Window) pictures(rw http.ResponseWriter, r *http.Request) {
	b, err := w.current()
	if err != nil {
		w.refuse(rw, err)
		return
	}
	data, err := io.ReadAll(http.MaxBytesReader(rw, r.Body, largestPicture))
	if err != nil {
		p := problem.Wrap(problem.PictureTooLarge, r.URL.Query().Get("name"), err)
		w.refuse(rw, p)
		return
	}
	in := images.Incoming{Name: r.URL.Query().Get("name"), Data: data, Now: time.Now()}
	answer(rw, []Picture{w.takePicture(b, r.URL.Query().Get("post"), in)})
}

func answer(rw http.ResponseWriter, value any) {
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	rw.Header().Set("Cache-Control", "no-store")
	out := json.NewEncoder(rw)
	out.SetEscapeHTML(false)
	_ = out.Encode(value) // a page that left has no use for the answer
}

func (w *Window) refuse(rw http.ResponseWriter, err error) {
	status := http.StatusInternalServerError
	if p := problem.Of(err); errors.As(err, &p) && (p.Code == problem.NotFound || p.Code == problem.OutsideBlog) {
		status = http.StatusNotFound
	}
	rw.Header().Set("Content-Type", "application/json; charset=utf-8")
	rw.WriteHeader(status)
	_ = json.NewEncoder(rw).Encode(w.tell(err)) // a page that left has no use for the answer
}
