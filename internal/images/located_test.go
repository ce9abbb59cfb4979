package images

import (
	"encoding/binary"
	"testing"
)

// exif is a block of TIFF with a latitude, in either byte order.
func exif(order binary.AppendByteOrder, degrees uint32) []byte {
	b := []byte("MM\x00*")
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		b = []byte("II*\x00")
	}
	entry := func(tag, kind uint16, count, value uint32) {
		b = order.AppendUint16(order.AppendUint16(b, tag), kind)
		b = order.AppendUint32(order.AppendUint32(b, count), value)
	}
	b = order.AppendUint16(order.AppendUint32(b, 8), 2)
	entry(0x0112, 3, 1, 1) // which way up
	entry(tagGPS, 4, 1, 38)
	b = order.AppendUint16(order.AppendUint32(b, 0), 1)
	entry(tagLatitude, typeRational, 3, 56)
	b = order.AppendUint32(b, 0)
	for _, v := range []uint32{degrees, 1, 33, 1, 0, 1} {
		b = order.AppendUint32(b, v)
	}
	return b
}

func TestLocatedTellsAPlaceAndNotAnythingElse(t *testing.T) {
	for name, order := range map[string]binary.AppendByteOrder{"big": binary.BigEndian, "little": binary.LittleEndian} {
		block := exif(order, 37)
		if !Located(append([]byte("\xff\xd8\xff\xe1..Exif\x00\x00"), block...)) {
			t.Errorf("%s endian: the place was not seen", name)
		}
		decoy := append([]byte("II*\x00MM\x00*"), block...)
		if !Located(decoy) {
			t.Errorf("%s endian: what only looks like it hid the place", name)
		}
		for n := range block {
			Located(block[:n]) // cut off anywhere, it must not fall over
		}
		none := append([]byte{}, block...)
		clear(none[len(none)-24:])
		if Located(none) {
			t.Errorf("%s endian: no place is a place", name)
		}
	}
	if Located([]byte("\x89PNG\r\n\x1a\n")) || Located(nil) {
		t.Error("a picture without EXIF has a place")
	}
}
