package site

// Key names something that was found out about a blog, as it is spelled in
// .penpush.toml and in the command line's answers.
type Key string

// What is found out.
const (
	KeyGenerator      Key = "generator"
	KeyPosts          Key = "posts"
	KeyDrafts         Key = "drafts"
	KeyBasePath       Key = "basePath"
	KeyFilename       Key = "filename"
	KeyFrontMatter    Key = "frontMatter"
	KeyDateKey        Key = "dateKey"
	KeyDateFormat     Key = "dateFormat"
	KeyDateQuote      Key = "dateQuote"
	KeyTitleQuote     Key = "titleQuote"
	KeyListStyle      Key = "listStyle"
	KeyDraftKey       Key = "draftKey"
	KeySlugs          Key = "slugs"
	KeySlugSeparator  Key = "slugSeparator"
	KeyLineEnd        Key = "lineEnd"
	KeyFinalNewline   Key = "finalNewline"
	KeyBlankLines     Key = "blankLines"
	KeyImagePlace     Key = "imagePlace"
	KeyImageReference Key = "imageReference"
	KeyChecksOff      Key = "checksOff"
	KeyDialect        Key = "dialect"
)

// Count is what a convention rests on: Posts of the last Of posts do it so. Of is
// 0 where the generator's manual says it, because no post does.
type Count struct{ Posts, Of int }

// Evidence are the counts behind conventions.
type Evidence map[Key]Count

// decide gives what most posts do and keeps how many these are.
func decide[T comparable](e Evidence, key Key, v vote[T]) (best T, ok bool) {
	if best, ok = v.winner(); ok {
		e[key] = Count{v.count[best], v.total()}
	}
	return best, ok
}
