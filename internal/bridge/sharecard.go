package bridge

// ShareCard is what chats and social networks will show when the post's address
// is pasted into them.
type ShareCard struct {
	Title       string `json:"title"`
	Description string `json:"description"`
	// Image is a reference as the post would write it, or a whole address; Here
	// tells that it is a file of the blog.
	Image string `json:"image"`
	Here  bool   `json:"here"`
	Host  string `json:"host"`
	// Lacks are title, description, image, lost-image, unseen-image and
	// shared-image; Key is the field that would mend it, or "".
	Lacks []CardLack `json:"lacks"`
	// Evidence is the template that was read, or "".
	Evidence string `json:"evidence"`
}

// CardLack is a part of the card that is not as it should be.
type CardLack struct {
	What string `json:"what"`
	Key  string `json:"key"`
}

// ShareCard makes the card of a post as it stands in the editor.
func (w *Window) ShareCard(post string) (ShareCard, error) {
	b, err := w.current()
	if err != nil {
		return ShareCard{}, err
	}
	card, err := b.ShareCard(post)
	if err != nil {
		return ShareCard{}, err
	}
	answer := ShareCard{
		Title: card.Title, Description: card.Description, Image: card.Image, Here: card.ImageFile != "",
		Host: card.Host, Lacks: []CardLack{}, Evidence: card.Evidence,
	}
	for _, what := range card.Missing {
		answer.Lacks = append(answer.Lacks, CardLack{What: string(what), Key: card.Keys[what]})
	}
	return answer, nil
}
