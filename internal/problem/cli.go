package problem

// What the command line asks instead of guessing.
const (
	// DraftDecision: a draft is to be published, as what?
	DraftDecision Code = "draft-decision"
	// ErrorsDecision asks whether to publish although preflight found errors;
	// Subject is how many, Details what they are.
	ErrorsDecision Code = "errors-decision"
	// PublishDecision: nobody said yes; Subject is where it would go.
	PublishDecision Code = "publish-decision"
	// BlogDecision: a folder holds several blogs, which one is meant? The choices
	// are their folders; Details says what they are.
	BlogDecision Code = "blog-decision"
)
