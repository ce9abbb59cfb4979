package preflight

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"syscall"
	"time"
)

// asker asks servers, and only those that everybody can reach.
type asker struct{ client *http.Client }

var errPrivate = errors.New("an address that only this computer or its network knows")

// newAsker asks servers whose numbers allowed lets through. No proxy is used: what
// a name means is looked at here.
func newAsker(allowed func(netip.Addr) bool) *asker {
	dialer := &net.Dialer{Timeout: answerTime, Control: func(_, address string, _ syscall.RawConn) error {
		to, err := netip.ParseAddrPort(address)
		if err != nil || !allowed(to.Addr().Unmap()) {
			return errPrivate
		}
		return nil
	}}
	return &asker{&http.Client{
		Timeout: answerTime,
		Transport: &http.Transport{
			DialContext: dialer.DialContext, TLSHandshakeTimeout: answerTime, MaxIdleConnsPerHost: 1,
			IdleConnTimeout: 5 * time.Second, MaxResponseHeaderBytes: 64 << 10,
		},
	}}
}

// isPublic tells an address that is neither of this computer nor of a private
// network.
func isPublic(a netip.Addr) bool {
	shared := netip.MustParsePrefix("100.64.0.0/10") // RFC 6598
	return a.IsGlobalUnicast() && !a.IsPrivate() && !shared.Contains(a)
}

// ask finds out whether an address answers. What wants a sign-in, or has enough of
// questions, is there.
func (a *asker) ask(ctx context.Context, at string) answer {
	status, err := a.request(ctx, http.MethodHead, at)
	if err == nil && status >= 400 {
		status, err = a.request(ctx, http.MethodGet, at) // many servers know no HEAD
	}
	var unknown *net.DNSError
	var network *net.OpError
	switch {
	case errors.Is(err, errPrivate):
		return answer{}
	case errors.As(err, &unknown):
		return answer{Says: "no such host", offline: true}
	case errors.As(err, &network):
		return answer{Says: "no connection", offline: true}
	case err != nil:
		return answer{Says: reason(err)}
	case status == http.StatusNotFound, status == http.StatusGone, status >= 500 && status < 600:
		return answer{Says: strconv.Itoa(status)}
	}
	return answer{}
}

func (a *asker) request(ctx context.Context, method, at string) (int, error) {
	r, err := http.NewRequestWithContext(ctx, method, at, nil)
	if err != nil {
		return 0, fmt.Errorf("ask %s: %w", at, err)
	}
	r.Header.Set("User-Agent", "Mozilla/5.0 (compatible; Penpush link check)")
	r.Header.Set("Accept", "*/*")
	answer, err := a.client.Do(r)
	if err != nil {
		return 0, err
	}
	// A little is read, so that the connection can be used again.
	_, _ = io.CopyN(io.Discard, answer.Body, 4<<10)
	return answer.StatusCode, answer.Body.Close()
}

// reason is a short word for what failed.
func reason(err error) string {
	var timeout net.Error
	if errors.As(err, &timeout) && timeout.Timeout() {
		return "no answer"
	}
	return "no secure connection"
}
