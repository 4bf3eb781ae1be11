// A module of its own, so that what the engine is only compared with never
// enters the product's graph.
module aftercare/bench

go 1.26

require (
	aftercare v0.0.0
	golang.org/x/tools v0.40.0
)

require go.yaml.in/yaml/v4 v4.0.0 // indirect

replace aftercare => ../
