//go:build unix

package httphost

import "syscall"

// maxConnections is how many connections this process can hold.
func maxConnections() int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil || uint64(limit.Cur) > wantedConnections+spareDescriptors {
		return wantedConnections
	}
	return max(int(limit.Cur)-spareDescriptors, spareDescriptors)
}
