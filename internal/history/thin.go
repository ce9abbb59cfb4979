package history

import "time"

// ages says how densely snapshots are kept: up to an age, one in each span of
// time. Saves follow every pause in typing, so a plain count would forget
// yesterday within minutes.
var ages = [...]struct{ upTo, span time.Duration }{
	{10 * time.Minute, 10 * time.Second},
	{time.Hour, time.Minute},
	{24 * time.Hour, 30 * time.Minute},
	{30 * 24 * time.Hour, 24 * time.Hour},
	{90 * 24 * time.Hour, 7 * 24 * time.Hour},
}

// most is the bound on one post's snapshots, which ages can hardly reach.
const most = 200

// thin chooses the snapshots to drop from a list, newest first. The newest
// always stays, and of each span the oldest: the text that was there before a
// spell of writing is the one that is asked for later.
func thin(list []Snapshot, now time.Time) []Snapshot {
	var dropped []Snapshot
	kept := 0
	for i, s := range list {
		age := now.Sub(s.Time)
		span, ok := spanAt(age)
		crowded := i > 0 && ok && i+1 < len(list) && sameSpan(s, list[i+1], span)
		if i > 0 && (!ok || crowded || kept >= most) {
			dropped = append(dropped, s)
			continue
		}
		kept++
	}
	return dropped
}

func spanAt(age time.Duration) (time.Duration, bool) {
	for _, a := range ages {
		if age <= a.upTo {
			return a.span, true
		}
	}
	return 0, false
}

func sameSpan(a, b Snapshot, span time.Duration) bool {
	ms := span.Milliseconds()
	return a.Time.UnixMilli()/ms == b.Time.UnixMilli()/ms
}
