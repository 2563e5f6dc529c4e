# Everything a newcomer needs; continuous integration runs the same targets.
BUILD = swift build --explicit-target-dependency-import-check error
BIN = .build/debug

.PHONY: demo test build lint format conformance interop requirements setup

demo: setup  ## judge the reference server, which is started for it
	$(BUILD) --product conformance
	$(BIN)/conformance run

test: setup  ## build everything and run all tests
	$(BUILD) --build-tests
	swift test --skip-build

build: setup
	$(BUILD)

lint: setup  ## format and fixtures
	swift format lint --strict --recursive Sources Tests Fixtures Package.swift
	$(BUILD) --product conformance
	$(BIN)/conformance lint
	$(BIN)/conformance lint --suite Tests/StandIn/Suite
	$(BIN)/conformance requirements SPEC.md --check Fixtures/requirements.json
	$(BIN)/conformance requirements Tests/StandIn/SPECIFICATION.md --check Tests/StandIn/Suite/requirements.json

format:
	swift format --in-place --recursive Sources Tests Fixtures Package.swift

conformance: setup  ## conformance and reference-server as two processes
	$(BUILD) --product conformance
	$(BUILD) --product reference-server
	Scripts/judge-reference-server

interop: setup  ## clients that nobody here wrote, and a server that is killed
	$(BUILD) --product reference-server
	Tests/Interop/run.sh $(BIN)/reference-server

requirements:  ## read SPEC.md anew into the registers
	$(BUILD) --product conformance
	$(BIN)/conformance requirements SPEC.md --output Fixtures/requirements.json
	$(BIN)/conformance requirements Tests/StandIn/SPECIFICATION.md --output Tests/StandIn/Suite/requirements.json

setup:
	@Scripts/setup
