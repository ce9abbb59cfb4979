package kramdown

// arena makes things many at once: they live and die together. Once they are dead,
// others are made in their room.
type arena[T any] struct {
	rooms [][]T
	room  int // of which things are made
	used  int // in that one
}

// roomSize is how many things the largest room has, and fewest the smallest.
const roomSize, fewest = 128, 8

// take gives n things beside one another, as they were left.
func (a *arena[T]) take(n int) []T {
	for a.room < len(a.rooms) && a.used+n > len(a.rooms[a.room]) {
		a.room, a.used = a.room+1, 0
	}
	if a.room == len(a.rooms) {
		a.rooms = append(a.rooms, make([]T, min(fewest<<min(a.room, 8), roomSize)))
	}
	at := a.used
	a.used += n
	return a.rooms[a.room][at:a.used:a.used]
}

// again begins anew.
func (a *arena[T]) again() { a.room, a.used = 0, 0 }

// rest empties what was used, and keeps a number of rooms.
func (a *arena[T]) rest(rooms int) {
	used := a.rooms[:min(a.room+1, rooms, len(a.rooms))]
	for _, room := range used {
		clear(room)
	}
	if len(a.rooms) > rooms {
		clear(a.rooms[rooms:])
		a.rooms = a.rooms[:rooms]
	}
	a.again()
}

// workroom is what one text at a time is read in. What is made there is needed only
// until the text was given away.
type workroom struct {
	elements arena[Element]
	slots    arena[*Element] // of their children
	owns     arena[own]
	// passing are elements that are needed only until their block was taken.
	passing arena[Element]
}

// keptRooms is how many rooms of each kind wait for the next text: enough for one
// of 50 kB, which is less than a megabyte.
const keptRooms = 48

func (w *workroom) rest() {
	w.elements.rest(keptRooms)
	w.slots.rest(keptRooms)
	w.owns.rest(keptRooms)
	w.passing.rest(keptRooms / 8)
}
