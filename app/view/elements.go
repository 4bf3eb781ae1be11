package view

// The elements of a page. Each takes attributes and content in any order.

// HTML is <html>.
func HTML(parts ...Part) Node { return element("html", parts) }

// Head is <head>.
func Head(parts ...Part) Node { return element("head", parts) }

// Body is <body>.
func Body(parts ...Part) Node { return element("body", parts) }

// Title is <title>.
func Title(parts ...Part) Node { return element("title", parts) }

// Header is <header>.
func Header(parts ...Part) Node { return element("header", parts) }

// Footer is <footer>.
func Footer(parts ...Part) Node { return element("footer", parts) }

// Main is <main>.
func Main(parts ...Part) Node { return element("main", parts) }

// Aside is <aside>.
func Aside(parts ...Part) Node { return element("aside", parts) }

// Nav is <nav>.
func Nav(parts ...Part) Node { return element("nav", parts) }

// Section is <section>.
func Section(parts ...Part) Node { return element("section", parts) }

// Article is <article>.
func Article(parts ...Part) Node { return element("article", parts) }

// H1 is <h1>.
func H1(parts ...Part) Node { return element("h1", parts) }

// H2 is <h2>.
func H2(parts ...Part) Node { return element("h2", parts) }

// H3 is <h3>.
func H3(parts ...Part) Node { return element("h3", parts) }

// H4 is <h4>.
func H4(parts ...Part) Node { return element("h4", parts) }

// P is <p>.
func P(parts ...Part) Node { return element("p", parts) }

// Div is <div>.
func Div(parts ...Part) Node { return element("div", parts) }

// Span is <span>.
func Span(parts ...Part) Node { return element("span", parts) }

// A is <a>.
func A(parts ...Part) Node { return element("a", parts) }

// UL is <ul>.
func UL(parts ...Part) Node { return element("ul", parts) }

// OL is <ol>.
func OL(parts ...Part) Node { return element("ol", parts) }

// LI is <li>.
func LI(parts ...Part) Node { return element("li", parts) }

// DL is <dl>.
func DL(parts ...Part) Node { return element("dl", parts) }

// DT is <dt>.
func DT(parts ...Part) Node { return element("dt", parts) }

// DD is <dd>.
func DD(parts ...Part) Node { return element("dd", parts) }

// Strong is <strong>.
func Strong(parts ...Part) Node { return element("strong", parts) }

// Small is <small>.
func Small(parts ...Part) Node { return element("small", parts) }

// Figure is <figure>.
func Figure(parts ...Part) Node { return element("figure", parts) }

// Figcaption is <figcaption>.
func Figcaption(parts ...Part) Node { return element("figcaption", parts) }

// Form is <form>.
func Form(parts ...Part) Node { return element("form", forgotten(parts)) }

// Fieldset is <fieldset>.
func Fieldset(parts ...Part) Node { return element("fieldset", parts) }

// Legend is <legend>.
func Legend(parts ...Part) Node { return element("legend", parts) }

// Label is <label>.
func Label(parts ...Part) Node { return element("label", parts) }

// Output is <output>, whose text the page's script sets.
func Output(parts ...Part) Node { return element("output", parts) }

// Progress is <progress>.
func Progress(parts ...Part) Node { return element("progress", parts) }

// Button is <button>.
func Button(parts ...Part) Node { return element("button", parts) }

// Select is <select>.
func Select(parts ...Part) Node { return element("select", forgotten(parts)) }

// Textarea is <textarea>.
func Textarea(parts ...Part) Node { return element("textarea", forgotten(ownDirection(parts))) }

// forgotten keeps the browser from storing what is in a field, to restore it
// after a crash: what is in a form, and in what Firefox asks by itself.
func forgotten(parts []Part) []Part {
	return append([]Part{Set("autocomplete", "off")}, parts...)
}

// ownDirection lets what she writes run in its own direction, whatever the
// language of the page.
func ownDirection(parts []Part) []Part { return append([]Part{Set("dir", "auto")}, parts...) }

// Option is <option>.
func Option(parts ...Part) Node { return element("option", parts) }

// Table is <table>.
func Table(parts ...Part) Node { return element("table", parts) }

// Caption is <caption>.
func Caption(parts ...Part) Node { return element("caption", parts) }

// Thead is <thead>.
func Thead(parts ...Part) Node { return element("thead", parts) }

// Tbody is <tbody>.
func Tbody(parts ...Part) Node { return element("tbody", parts) }

// TR is <tr>.
func TR(parts ...Part) Node { return element("tr", parts) }

// TH is <th>.
func TH(parts ...Part) Node { return element("th", parts) }

// TD is <td>.
func TD(parts ...Part) Node { return element("td", parts) }

// Details is <details>.
func Details(parts ...Part) Node { return element("details", parts) }

// Summary is <summary>.
func Summary(parts ...Part) Node { return element("summary", parts) }

// Noscript is <noscript>.
func Noscript(parts ...Part) Node { return element("noscript", parts) }

// Script is <script>.
func Script(parts ...Part) Node { return element("script", parts) }

// BDI is <bdi>: text whose direction does not turn what is around it.
func BDI(parts ...Part) Node { return element("bdi", parts) }

// The elements without content.

// Meta is <meta>.
func Meta(parts ...Part) Node { return void("meta", parts) }

// Link is <link>.
func Link(parts ...Part) Node { return void("link", parts) }

// Input is <input>.
func Input(parts ...Part) Node {
	for _, p := range parts {
		if a, ok := p.(Attr); ok && a.attr != nil && a.name == "type" && a.value == "text" {
			parts = ownDirection(parts)
			break
		}
	}
	return void("input", parts)
}

// BR is <br>.
func BR(parts ...Part) Node { return void("br", parts) }
