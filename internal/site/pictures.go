package site

import (
	"path"
	"slices"
	"strings"
	"time"
)

// learnImages learns where pictures go. Each of the newest ten posts that have
// pictures has one vote.
func (s *Site) learnImages(c *Conventions, samples []Sample) {
	var all, own vote[Images]
	posts := 0
	for _, p := range samples {
		var mine vote[Images]
		for _, ref := range p.Pictures {
			if im, ok := s.image(p, ref); ok {
				mine.add(im)
			}
		}
		im, ok := mine.winner()
		if !ok {
			continue
		}
		if im.Place != Remote {
			own.add(im)
		}
		if posts++; posts <= newest {
			all.add(im)
		}
	}
	if im, ok := shared(all); ok {
		c.Images = im
		c.Evidence[KeyImagePlace] = Count{all.sum(func(o Images) bool { return o == im || im.Place != Beside && within(o.Place, im.Place) }), all.total()}
		c.Evidence[KeyImageReference] = c.Evidence[KeyImagePlace]
	}
	if im, ok := shared(own); ok {
		c.OwnImages = im
	}
	if c.Images.Place != Remote {
		c.OwnImages = c.Images
	}
}

// shared is what most posts do. Where each has a folder of its own with a name
// that says nothing ("img/7f3a/x.png"), it is the folder that these lie in.
func shared(v vote[Images]) (Images, bool) {
	best, ok := v.winner()
	if !ok || v.count[best]*3 > v.total() || v.total() < 3 || best.Place == Remote {
		return best, ok
	}
	var above vote[Images]
	for _, im := range v.order {
		for range v.count[im] {
			for up, ok := im, true; ok; up, ok = parent(up) {
				above.add(up)
			}
		}
	}
	for _, im := range above.order { // the deepest first
		if above.count[im]*2 >= v.total() {
			return im, true
		}
	}
	return best, true
}

// parent goes one folder up, in place and reference alike.
func parent(im Images) (Images, bool) {
	dir := path.Dir(im.Reference)
	if im.Place == Beside || im.Place == Remote || path.Base(dir) != path.Base(im.Place) || path.Dir(im.Place) == "." {
		return im, false
	}
	return Images{path.Dir(im.Place), strings.TrimSuffix(path.Dir(dir), "/") + "/" + path.Base(im.Reference)}, true
}

// image tells what one reference says about the places of pictures.
func (s *Site) image(p Sample, ref string) (Images, bool) {
	if s.IsRemote(ref) {
		if strings.HasPrefix(ref, "data:") {
			return Images{}, false
		}
		dir, _ := path.Split(strings.SplitN(ref, "?", 2)[0])
		return Images{Place: Remote, Reference: dir + "x.png"}, true
	}
	file, ok := s.Find(p.Path, ref)
	if !ok {
		return Images{}, false
	}
	before, after := around(ref)
	dir := path.Dir(p.Path)
	fixed := strings.HasPrefix(before, "/") || strings.ContainsAny(before, "{:@~")
	if !fixed && (path.Dir(file) == dir || BundleDir(p.Path) != "" && within(file, dir)) {
		return Images{Place: Beside, Reference: before + "x.png" + after}, true
	}
	return Images{Place: s.spell(p, path.Dir(file)), Reference: s.spell(p, before) + "x.png" + after}, true
}

// around is what stands before and after the file's name in a reference, such
// as "/images/" or `{{ "/images/` and `" | relative_url }}`.
func around(ref string) (before, after string) {
	end := len(ref)
	for i, r := range ref {
		if strings.ContainsRune(`"'?#|`, r) && i > 0 && strings.Contains(path.Base(ref[:i]), ".") && !strings.HasSuffix(ref[:i], "..") {
			end = i
			break
		}
	}
	name := ref[:end]
	cut := strings.LastIndexAny(name, `/\`) + 1
	if i := strings.LastIndex(name, "}}"); i >= 0 && i+2 > cut {
		cut = i + 2
	}
	if after = ref[end:]; !strings.Contains(ref[:cut], "{{") || !strings.Contains(after, "}}") {
		after = ""
	}
	return name[:cut], after
}

// spell replaces the parts of a path that come from this post alone, its name
// and its date, by the words that stand for them.
func (s *Site) spell(p Sample, dir string) string {
	parts := strings.Split(dir, "/")
	_, rest, _ := NameDate(p.Path)
	name := slugPattern(PostName(p.Path))
	day := p.Day
	for i, part := range parts {
		switch {
		case part == "" || part == ".." || part == ".":
		case part == PostName(p.Path):
			parts[i] = name
		case part == rest || part == slugOf(p):
			parts[i] = "slug"
		case day.IsZero():
		case part == day.Format("2006"):
			parts[i] = "YYYY"
		case part == day.Format("2006-01-02"):
			parts[i] = "YYYY-MM-DD"
		case part == day.Format("2006-01"):
			parts[i] = "YYYY-MM"
		case part == day.Format("01") && i > 0 && parts[i-1] == "YYYY":
			parts[i] = "MM"
		case part == day.Format("02") && i > 0 && parts[i-1] == "MM":
			parts[i] = "DD"
		}
	}
	return strings.Join(parts, "/")
}

func slugOf(p Sample) string {
	for _, f := range p.Doc.Fields {
		if strings.EqualFold(f.Key, "slug") {
			return f.Text
		}
	}
	return ""
}

// PictureHome says where a picture for one post goes, a folder of the blog, and
// how it is referred to, as a form with x.png: beside the post when it is a
// bundle, else where this blog's posts refer to. day fills
// YYYY, MM and DD.
func (s *Site) PictureHome(c Conventions, post string, day time.Time) Images {
	im := s.imagesFor(c, post)
	_, slug, _ := NameDate(post)
	before, after := around(im.Reference)
	if im.Place == Beside {
		return Images{path.Join(path.Dir(post), before), im.Reference}
	}
	dir := Filled(im.Place, slug, day)
	switch {
	case strings.HasPrefix(before, "/"), strings.ContainsAny(before, "{:@~"):
		return Images{dir, Filled(before, slug, day) + "x.png" + after}
	case s.traits.namedFolder && before == "":
		return Images{dir, "x.png" + after}
	}
	// A relative way differs from post to post.
	way := relative(path.Dir(post), dir)
	switch {
	case way == ".":
		return Images{dir, "x.png"}
	case strings.HasPrefix(before, "./") && !strings.HasPrefix(way, ".."):
		way = "./" + way
	}
	return Images{dir, way + "/x.png"}
}

// imagesFor chooses the convention that fits this post's own shape.
func (s *Site) imagesFor(c Conventions, post string) Images {
	im := c.OwnImages
	bundles := strings.Contains(c.Filename, "slug/")
	switch {
	case BundleDir(post) != "" && im.Place != Beside:
		if slices.Contains([]string{"hugo", "zola"}, s.Generator) {
			return Images{Place: Beside, Reference: "x.png"}
		}
		return Images{Place: Beside, Reference: "./x.png"}
	case BundleDir(post) == "" && im.Place == Beside && bundles && !s.traits.beside:
		if im = s.traits.first.Images; im.Place == Beside {
			return Images{Place: path.Join(s.Base, "static/images"), Reference: "/images/x.png"}
		}
	}
	return im
}

// relative is the way from one folder to another.
func relative(from, to string) string {
	if from == "." {
		return to
	}
	a, b := strings.Split(from, "/"), strings.Split(to, "/")
	if to == "." {
		b = nil
	}
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	way := strings.Repeat("../", len(a)) + strings.Join(b, "/")
	if way = strings.TrimSuffix(way, "/"); way == "" {
		return "."
	}
	return way
}
