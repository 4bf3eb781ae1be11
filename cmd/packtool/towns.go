package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"aftercare/internal/files"
)

type townsCmd struct {
	Zoneinfo string `default:"/usr/share/zoneinfo" help:"The folder of tzdata, with its zone.tab and tzdata.zi."`
	Names    string `required:"" help:"The folder main of the npm package cldr-dates-full, with the names in other languages."`
	Out      string `default:"places/towns.txt" help:"The file to write."`
}

// townLanguages are the languages that towns are named in beside English: those
// of other scripts that most readers write, then some that give towns other
// names in Latin letters.
var townLanguages = []string{
	"ar", "fa", "ur", "ru", "uk", "el", "he", "hi", "bn", "th", "ko", "ja", "zh", "zh-Hant",
	"de", "fr", "es", "pt", "it", "pl", "tr", "vi", "nl",
}

const townsHead = `# Cities by which time zones are named: country, place, zone, then names in other
# languages after a bar each. Made by packtool towns from zone.tab of tzdata, which is
# in the public domain, and the names from Unicode CLDR (Copyright © 1991-2026 Unicode,
# Inc.; licence in cldr/LICENSE).
`

// Run writes the cities that the zones of tzdata are named after.
func (c *townsCmd) Run() error {
	names, err := readTownNames(c.Names)
	if err != nil {
		return err
	}
	same, err := sameZones(filepath.Join(c.Zoneinfo, "tzdata.zi"))
	if err != nil {
		return err
	}
	f, err := os.Open(filepath.Join(c.Zoneinfo, "zone.tab"))
	if err != nil {
		return err
	}
	defer f.Close()
	var b strings.Builder
	b.WriteString(townsHead)
	lines := bufio.NewScanner(f)
	towns := 0
	for lines.Scan() {
		fields := strings.Split(lines.Text(), "\t")
		if strings.HasPrefix(lines.Text(), "#") || len(fields) < 3 {
			continue
		}
		b.WriteString(strings.Join(fields[:3], " "))
		for _, name := range namesOfZone(names, fields[2], same) {
			b.WriteString("|" + name)
		}
		b.WriteByte('\n')
		towns++
	}
	if err := lines.Err(); err != nil || towns == 0 {
		return fmt.Errorf("no towns in zone.tab: %v", err)
	}
	return files.WriteText(c.Out, b.String())
}

// readTownNames reads what CLDR calls the city of each zone, by language.
func readTownNames(dir string) (list []map[string]string, err error) {
	for _, lang := range townLanguages {
		text, err := os.ReadFile(filepath.Join(dir, lang, "timeZoneNames.json"))
		if err != nil {
			return nil, err
		}
		var file struct {
			Main map[string]struct {
				Dates struct {
					TimeZoneNames struct{ Zone map[string]any }
				}
			}
		}
		if err := json.Unmarshal(text, &file); err != nil {
			return nil, fmt.Errorf("%s: %w", lang, err)
		}
		names := map[string]string{}
		collectCities(names, "", file.Main[lang].Dates.TimeZoneNames.Zone)
		if len(names) == 0 {
			return nil, fmt.Errorf("%s: it names no city", lang)
		}
		list = append(list, names)
	}
	return list, nil
}

// collectCities goes down the parts of zone names: Europe, then Paris.
func collectCities(names map[string]string, zone string, tree map[string]any) {
	for part, value := range tree {
		if city, ok := value.(string); ok && part == "exemplarCity" {
			names[zone] = city
		} else if below, ok := value.(map[string]any); ok {
			collectCities(names, strings.TrimPrefix(zone+"/"+part, "/"), below)
		}
	}
}

// sameZones gives the other names of each zone: CLDR keeps the oldest one.
func sameZones(file string) (map[string][]string, error) {
	text, err := os.ReadFile(file)
	same := map[string][]string{}
	for line := range strings.SplitSeq(string(text), "\n") {
		if f := strings.Fields(line); len(f) == 3 && f[0] == "L" {
			same[f[1]] = append(same[f[1]], f[2])
			same[f[2]] = append(same[f[2]], f[1])
		}
	}
	return same, err
}

// namesOfZone are a city's names that differ from the one in its zone.
func namesOfZone(languages []map[string]string, zone string, same map[string][]string) (list []string) {
	own := strings.ReplaceAll(zone[strings.LastIndexByte(zone, '/')+1:], "_", " ")
	for _, names := range languages {
		for _, z := range append([]string{zone}, same[zone]...) {
			name := names[z]
			if name == "" {
				continue
			}
			if name != own && !slices.Contains(list, name) && !strings.ContainsAny(name, "|\n") {
				list = append(list, name)
			}
			break
		}
	}
	return list
}
