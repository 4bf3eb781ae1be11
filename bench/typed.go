package bench

// Typed is a record as one would declare it for encoding/json: the same
// members, and none of the checks.
type Typed struct {
	Format       string `json:"format"`
	About        string `json:"about"`
	Jurisdiction string `json:"jurisdiction"`
	Language     string `json:"language"`
	Loss         struct {
		Kind        string `json:"kind"`
		Location    string `json:"location"`
		Gestation   string `json:"gestation"`
		DiagnosedOn string `json:"diagnosedOn"`
		On          any    `json:"on"`
	} `json:"loss"`
	Care []struct {
		Route       string `json:"route"`
		Method      string `json:"method"`
		Anaesthetic string `json:"anaesthetic"`
		On          string `json:"on"`
		At          string `json:"at"`
	} `json:"care"`
	Person struct {
		Rh             string   `json:"rh"`
		Conditions     []string `json:"conditions"`
		Medicines      []string `json:"medicines"`
		PreviousLosses int      `json:"previousLosses"`
		Age            int      `json:"age"`
	} `json:"person"`
	Wishes struct {
		Conceive   string   `json:"conceive"`
		Activities []string `json:"activities"`
	} `json:"wishes"`
	Observations []struct {
		Code      string  `json:"code"`
		Value     any     `json:"value"`
		Items     []int8  `json:"items"`
		Total     int16   `json:"total"`
		Item10    *int8   `json:"item10"`
		Unit      string  `json:"unit"`
		Hours     float64 `json:"hours"`
		Since     string  `json:"since"`
		Site      string  `json:"site"`
		Worsening *bool   `json:"worsening"`
		Relieved  *bool   `json:"relieved"`
		Who       string  `json:"who"`
		Status    string  `json:"status"`
		Activity  string  `json:"activity"`
		On        string  `json:"on"`
		At        string  `json:"at"`
	} `json:"observations"`
}
