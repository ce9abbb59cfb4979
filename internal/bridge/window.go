// Package bridge is what the window may ask.
package bridge

import "errors"

// Window is bound.
type Window struct{}

var errNot = errors.New("not yet")

func (w *Window) Start() (Start, error)                                { return Start{}, errNot }
func (w *Window) SetLanguage(language string) error                    { return errNot }
func (w *Window) SetTheme(theme string) error                          { return errNot }
func (w *Window) SetPanes(panes Panes) error                           { return errNot }
func (w *Window) ChooseFolder() (string, error)                        { return "", errNot }
func (w *Window) OpenBlog(dir string) (Blog, error)                    { return Blog{}, errNot }
func (w *Window) OpenSample() (Blog, error)                            { return Blog{}, errNot }
func (w *Window) CloseBlog() error                                     { return errNot }
func (w *Window) ForgetBlog(dir string) error                          { return errNot }
func (w *Window) Posts() ([]PostRow, error)                            { return nil, errNot }
func (w *Window) Tags(key string) ([]TagCount, error)                  { return nil, errNot }
func (w *Window) Open(post string) (OpenPost, error)                   { return OpenPost{}, errNot }
func (w *Window) Close(post string) error                              { return errNot }
func (w *Window) Edit(call EditCall) (EditAnswer, error)               { return EditAnswer{}, errNot }
func (w *Window) ReplaceText(call TextCall) (EditAnswer, error)        { return EditAnswer{}, errNot }
func (w *Window) Save(post string) (SaveState, error)                  { return SaveState{}, errNot }
func (w *Window) SaveElsewhere(post string) (string, error)            { return "", errNot }
func (w *Window) TakeDisk(post string, version int) (DiskAnswer, error) { return DiskAnswer{}, errNot }
func (w *Window) KeepMine(post string) (SaveState, error)              { return SaveState{}, errNot }
func (w *Window) TakeTheirs(post string, version int) (DiskAnswer, error) {
	return DiskAnswer{}, errNot
}
func (w *Window) FieldEdit(call FieldCall) (EditsAnswer, error)                { return EditsAnswer{}, errNot }
func (w *Window) NewPost(title string) (string, error)                         { return "", errNot }
func (w *Window) DeletionOf(post string) (Deletion, error)                     { return Deletion{}, errNot }
func (w *Window) Delete(post string) (Deletion, error)                         { return Deletion{}, errNot }
func (w *Window) AddPictures(post string, paths []string) ([]Picture, error)   { return nil, errNot }
func (w *Window) ChoosePicture(post string) ([]Picture, error)                 { return nil, errNot }
func (w *Window) PlanPublish(call PublishCall) (PublishPlan, error)            { return PublishPlan{}, errNot }
func (w *Window) Publish(call PublishCall) (Published, error)                  { return Published{}, errNot }
func (w *Window) CancelPublish() error                                         { return errNot }
func (w *Window) OpenAddress(address string) error                             { return errNot }
