package history

import (
	"encoding/binary"
	"hash/crc32"

	"penpush/internal/text"
)

// A journal's file is a row of records: the payload's length and its CRC-32C,
// four little-endian bytes each, then the payload. A payload begins with its
// kind. A start record holds the post's path, the base and the steps that were
// written with it; an edit record holds one step. The last start record counts.
const (
	startRecordKind = 1
	editRecord      = 2

	recordHead = 8
)

// mostLines is past any edit that is real; a count above it is damage.
const mostLines = 1 << 28

func castagnoli(b []byte) uint32 { return crc32.Checksum(b, crc32.MakeTable(crc32.Castagnoli)) }

func appendRecord(b []byte, kind byte, body []byte) []byte {
	payload := append([]byte{kind}, body...)
	b = binary.LittleEndian.AppendUint32(b, uint32(len(payload)))
	b = binary.LittleEndian.AppendUint32(b, castagnoli(payload))
	return append(b, payload...)
}

func startRecord(post string, base []byte, steps [][]text.Edit) []byte {
	body := appendBytes(nil, post)
	body = appendBytes(body, string(base))
	body = binary.AppendUvarint(body, uint64(len(steps)))
	for _, edits := range steps {
		body = encodeEdits(body, edits)
	}
	return appendRecord(nil, startRecordKind, body)
}

func encodeEdits(b []byte, edits []text.Edit) []byte {
	b = binary.AppendUvarint(b, uint64(len(edits)))
	for _, e := range edits {
		b = binary.AppendUvarint(b, uint64(e.From))
		b = binary.AppendUvarint(b, uint64(e.To))
		b = binary.AppendUvarint(b, uint64(len(e.Lines)))
		for _, l := range e.Lines {
			b = appendBytes(b, l)
		}
	}
	return b
}

func appendBytes(b []byte, s string) []byte {
	return append(binary.AppendUvarint(b, uint64(len(s))), s...)
}

// held is what a journal's file holds, as far as its records are whole.
type held struct {
	post  string
	base  []byte
	edits [][]text.Edit
	good  int64 // bytes of whole records
}

func decode(b []byte) held {
	var h held
	for {
		payload, n := nextRecord(b[h.good:])
		if payload == nil || !h.take(payload) {
			return h
		}
		h.good += int64(n)
	}
}

// nextRecord gives nil where the file ends or a record is cut off or damaged. An
// empty payload is none: a crashed machine may leave zeros.
func nextRecord(b []byte) (payload []byte, n int) {
	if len(b) < recordHead {
		return nil, 0
	}
	size := int64(binary.LittleEndian.Uint32(b))
	if size == 0 || size > int64(len(b)-recordHead) {
		return nil, 0
	}
	payload = b[recordHead : recordHead+size]
	if castagnoli(payload) != binary.LittleEndian.Uint32(b[4:]) {
		return nil, 0
	}
	return payload, recordHead + int(size)
}

func (h *held) take(payload []byte) bool {
	r := reader{b: payload[1:]}
	switch payload[0] {
	case startRecordKind:
		post, base := r.bytes(), r.bytes()
		var steps [][]text.Edit
		for n := r.count(); n > 0 && !r.bad; n-- {
			steps = append(steps, r.edits())
		}
		if r.bad {
			return false
		}
		h.post, h.base, h.edits = post, []byte(base), steps
		return true
	case editRecord:
		edits := r.edits()
		if r.bad {
			return false
		}
		h.edits = append(h.edits, edits)
		return true
	}
	return false
}

// reader takes a payload apart; what doesn't fit sets bad.
type reader struct {
	b   []byte
	bad bool
}

func (r *reader) count() int {
	v, n := binary.Uvarint(r.b)
	if n <= 0 || v > mostLines {
		r.bad = true
		return 0
	}
	r.b = r.b[n:]
	return int(v)
}

func (r *reader) bytes() string {
	n := r.count()
	if r.bad || n > len(r.b) {
		r.bad = true
		return ""
	}
	s := string(r.b[:n])
	r.b = r.b[n:]
	return s
}

func (r *reader) edits() []text.Edit {
	edits := []text.Edit{}
	for n := r.count(); n > 0 && !r.bad; n-- {
		e := text.Edit{From: r.count(), To: r.count(), Lines: []string{}}
		for lines := r.count(); lines > 0 && !r.bad; lines-- {
			e.Lines = append(e.Lines, r.bytes())
		}
		edits = append(edits, e)
	}
	return edits
}

// clone copies edits, which their owner may change after the call.
func clone(edits []text.Edit) []text.Edit {
	out := make([]text.Edit, len(edits))
	for i, e := range edits {
		out[i] = text.Edit{From: e.From, To: e.To, Lines: append([]string{}, e.Lines...)}
	}
	return out
}
