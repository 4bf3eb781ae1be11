package main

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

type townsCmd struct {
	Zoneinfo string `default:"/usr/share/zoneinfo" help:"The folder of tzdata, with its zone.tab."`
	Out      string `default:"places/towns.txt" help:"The file to write."`
}

// Run writes the cities that the zones of tzdata are named after.
func (c *townsCmd) Run() error {
	f, err := os.Open(filepath.Join(c.Zoneinfo, "zone.tab"))
	if err != nil {
		return err
	}
	defer f.Close()
	var b strings.Builder
	b.WriteString("# Cities by which time zones are named: country, place, zone. Made by packtool towns\n")
	b.WriteString("# from zone.tab of tzdata, which is in the public domain.\n")
	lines := bufio.NewScanner(f)
	towns := 0
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || len(fields) < 3 {
			continue
		}
		fmt.Fprintln(&b, strings.Join(fields[:3], " "))
		towns++
	}
	if err := lines.Err(); err != nil || towns == 0 {
		return fmt.Errorf("no towns in zone.tab: %v", err)
	}
	return os.WriteFile(c.Out, []byte(b.String()), 0o644)
}
