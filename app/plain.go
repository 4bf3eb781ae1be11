package app

// plain is the same path for readers without JavaScript: its form goes to this
// server, and every page of it says so.
func (a *App) plain(r *Request) *Response { return a.begin(r) }
