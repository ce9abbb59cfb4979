package disk

import (
	"fmt"
	"os"
	"path/filepath"
	"unsafe"

	"golang.org/x/sys/windows"
)

// fileOperation is SHFILEOPSTRUCTW as 64-bit Windows lays it out.
type fileOperation struct {
	window   uintptr
	function uint32
	from, to *uint16
	flags    uint16
	aborted  int32
	mappings uintptr
	title    *uint16
}

const (
	functionDelete = 0x0003 // FO_DELETE

	flagSilent         = 0x0004 // FOF_SILENT
	flagNoConfirmation = 0x0010 // FOF_NOCONFIRMATION
	flagAllowUndo      = 0x0040 // FOF_ALLOWUNDO: to the recycle bin
	flagNoErrorWindow  = 0x0400 // FOF_NOERRORUI
	// FOF_WANTNUKEWARNING: on a disk without a recycle bin Windows asks before
	// it deletes for good.
	flagWarnBeforeLoss = 0x4000
)

// toTrash gives the full path to the shell's own delete, which knows each
// disk's recycle bin.
func toTrash(_ *os.Root, _, full string) error {
	from, err := windows.UTF16FromString(filepath.Clean(full))
	if err != nil {
		return fmt.Errorf("spell the path for Windows: %w", err)
	}
	from = append(from, 0) // a list of paths ends with an empty one
	op := fileOperation{
		function: functionDelete,
		from:     &from[0],
		flags:    flagSilent | flagNoConfirmation | flagAllowUndo | flagNoErrorWindow | flagWarnBeforeLoss,
	}
	call := windows.NewLazySystemDLL("shell32.dll").NewProc("SHFileOperationW")
	if err := call.Find(); err != nil {
		return fmt.Errorf("find the recycle bin: %w", err)
	}
	code, _, _ := call.Call(uintptr(unsafe.Pointer(&op)))
	if code != 0 {
		return fmt.Errorf("move to the recycle bin: shell error %#x", code)
	}
	if op.aborted != 0 {
		return fmt.Errorf("move to the recycle bin: %w", windows.ERROR_CANCELLED)
	}
	if _, err := os.Lstat(full); err == nil {
		return fmt.Errorf("move to the recycle bin: %w", windows.ERROR_SHARING_VIOLATION)
	}
	return nil
}
