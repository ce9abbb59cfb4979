package bridge

// Desktop is what the window's system can do for the bridge. app.go implements
// it with Wails; tests implement it with a folder.
type Desktop interface {
	// ChooseFolder shows the system's dialog; "" means that nothing was chosen.
	ChooseFolder(title string) (string, error)
	// ChoosePictures shows the system's dialog for picture files.
	ChoosePictures(title string) ([]string, error)
	// ChoosePage shows the system's dialog for a page that a browser saved; "" means
	// that nothing was chosen.
	ChoosePage(title string) (string, error)
	// OpenAddress shows an address in the system's browser.
	OpenAddress(address string) error
	// Announce sends an event of this name, with one plain value or none, to the
	// page.
	Announce(event string, value ...any)
	// Show shows the window, which starts hidden.
	Show()
	// SetTitle names the window.
	SetTitle(title string)
	// Unspelt switches spelling on, and gives the languages ("ko", "ja", "zh") that
	// the system has no dictionary for: it would call each of their words wrong.
	Unspelt() []string
}
