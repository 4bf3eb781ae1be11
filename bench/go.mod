// A module of its own, so that what the engine is only compared with never
// enters the product's graph.
module aftercare/bench

go 1.26.0

toolchain go1.26.8

require (
	aftercare v0.0.0 // what is measured
	github.com/google/cel-go v0.31.0 // what the engine's conditions are measured against
	github.com/tidwall/rtree v1.10.0 // what the index of places is measured against
	golang.org/x/tools v0.49.0 // indirect; tests: txtar, the format of the open cases
)

require (
	cel.dev/expr v0.25.1 // indirect
	github.com/antlr4-go/antlr/v4 v4.13.1 // indirect
	github.com/tidwall/geoindex v1.7.0 // indirect
	go.yaml.in/yaml/v3 v3.0.4 // indirect
	go.yaml.in/yaml/v4 v4.0.0 // indirect
	golang.org/x/exp v0.0.0-20240823005443-9b4947da3948 // indirect
	golang.org/x/text v0.41.0 // indirect
	google.golang.org/genproto/googleapis/api v0.0.0-20240826202546-f6391c0de4c7 // indirect
	google.golang.org/genproto/googleapis/rpc v0.0.0-20240826202546-f6391c0de4c7 // indirect
	google.golang.org/protobuf v1.36.10 // indirect
)

replace aftercare => ../
