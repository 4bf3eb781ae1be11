//go:build !unix

package httphost

// maxConnections is how many connections this process can hold.
func maxConnections() int { return wantedConnections }
