package problem

// What can go wrong at the seam.
const (
	// NoBlog is a call that needs an open blog.
	NoBlog Code = "no-blog"
	// AddressRefused is a link that is neither web nor mail; Subject has it.
	AddressRefused Code = "address-refused"
)
