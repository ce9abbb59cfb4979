package site

// generator is one kind of blog. Adding a kind is adding a file with a type
// that implements this and naming it in generators; the contract suite then
// holds it to the same promises as the others.
type generator interface {
	// name is the value of Site.Generator.
	name() string
	// evidence are the facts that tell this generator in a folder; none when
	// there is no reason to believe in it.
	evidence(f folder) []fact
	// layout says where such a blog keeps what, as its configuration has it.
	// It is asked only for a folder with evidence.
	layout(f folder) layout
}

// fact is one piece of evidence. A file that only this generator has weighs 4,
// a dependency 3, a habit 1 or 2.
type fact struct {
	what   string
	weight int
}

// layout is where a generator keeps things; folders are relative to its base.
type layout struct {
	// content is where a blog without any post would put its first.
	content string
	// everywhere: posts may lie anywhere in the folder, also without a date.
	everywhere bool
	// hidden are folders with Markdown that is never a post.
	hidden []string
	drafts []string
	// static are the places "/x" is served from, best first.
	static   []string
	basePath string
	address  string
	traits
}

// traits are what else differs between generators.
type traits struct {
	// wordLists: a list given as one string is split at blanks (Jekyll).
	wordLists bool
	// commaLists: a list given as one string is split at commas (Pelican).
	commaLists bool
	// namedFolder: a post's pictures may lie in a folder named like it (Hexo).
	namedFolder bool
	// beside: a post without a folder of its own may still have pictures beside
	// it, because references are resolved in the source (Gatsby, Astro, …).
	beside bool
	// imports are beginnings of references that stand for a folder, such as
	// "@site/".
	imports []alias
	// variables are what {{ site.x }} may name.
	variables config
	// route gives a post's address below the base path; nil where that is for a
	// program of the blog to say. addressKey is the field in which a post says it
	// itself, in lower case, or "".
	route      route
	addressKey string
	// root is the folder that sections are in, theme the theme's name; only Hugo's
	// templates ask.
	root, theme string
	// languages are those of the configuration, language the one that posts are in
	// when nothing says another.
	languages []string
	language  string
	// first is how a blog without posts begins.
	first Conventions
}

type alias struct{ prefix, dir string }

// generators are all kinds, the more particular first: with equal evidence the
// earlier one is believed.
func generators() []generator {
	return []generator{
		vitepress{},
		docusaurus{},
		gatsby{},
		astro{},
		eleventy{},
		hexo{},
		hugo{},
		zola{},
		pelican{},
		jekyll{},
		nextjs{},
		plain{},
	}
}
