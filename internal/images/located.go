package images

import (
	"bytes"
	"encoding/binary"
)

// Located tells that a picture's head holds EXIF data with a place on Earth. It
// is found in whatever format carries it: JPEG, WebP, PNG, AVIF and HEIC keep the
// same block of TIFF.
// https://www.cipa.jp/std/documents/e/DC-008-2012_E.pdf, 4.6.3 and 4.6.6
func Located(head []byte) bool {
	for from := 0; ; {
		i := tiffAt(head[from:])
		if i < 0 {
			return false
		}
		if locatedTIFF(head[from+i:]) {
			return true
		}
		from += i + 4
	}
}

// tiffAt is where a block of TIFF may begin that an EXIF mark stands before, or
// -1. HEIC and AVIF have no mark, but begin the block with its byte order.
func tiffAt(b []byte) int {
	best := -1
	for _, order := range []string{"II*\x00", "MM\x00*"} {
		if i := bytes.Index(b, []byte(order)); i >= 0 && (best < 0 || i < best) {
			best = i
		}
	}
	return best
}

const (
	tagGPS       = 0x8825 // in the first directory: where the directory of the place is
	tagLatitude  = 2      // in that: three fractions
	typeRational = 5
)

// locatedTIFF tells that the first directory leads to one with a latitude that is
// not all noughts, as cameras write that know no place.
func locatedTIFF(b []byte) bool {
	var order binary.ByteOrder = binary.LittleEndian
	if b[0] == 'M' {
		order = binary.BigEndian
	}
	if len(b) < 8 {
		return false
	}
	at, ok := entry(b, order, int64(order.Uint32(b[4:])), tagGPS)
	if !ok {
		return false
	}
	latitude, ok := entry(b, order, at, tagLatitude)
	if !ok || latitude+24 > int64(len(b)) {
		return false
	}
	for i := int64(0); i < 3; i++ {
		if order.Uint32(b[latitude+8*i:]) != 0 {
			return true
		}
	}
	return false
}

// entry gives the value of a directory's entry: where it leads.
func entry(b []byte, order binary.ByteOrder, directory int64, tag uint16) (int64, bool) {
	if directory < 0 || directory+2 > int64(len(b)) {
		return 0, false
	}
	for i := range int64(order.Uint16(b[directory:])) {
		at := directory + 2 + 12*i
		if at+12 > int64(len(b)) {
			return 0, false
		}
		if order.Uint16(b[at:]) != tag {
			continue
		}
		if tag == tagLatitude && order.Uint16(b[at+2:]) != typeRational {
			return 0, false
		}
		return int64(order.Uint32(b[at+8:])), true
	}
	return 0, false
}
