# Everything a newcomer needs; continuous integration runs the same targets.
BUILD = swift build --explicit-target-dependency-import-check error
BIN = .build/debug

.PHONY: demo test build lint format conformance interop third-party autobahn fuzz requirements setup

demo: setup  ## judge the reference server, which is started for it
	$(BUILD) --product conformance
	$(BIN)/conformance run

test: setup  ## build everything and run all tests
	$(BUILD) --build-tests
	swift test --skip-build --skip 'OwnSuiteTests|CommandTests'
	# Apart: what judges a server by the clock must not share the machine with everything else.
	swift test --skip-build --filter 'OwnSuiteTests|CommandTests'

build: setup
	$(BUILD)

lint: setup  ## format and fixtures
	swift format lint --strict --recursive Sources Tests Fixtures Package.swift
	$(BUILD) --product conformance
	$(BIN)/conformance lint
	$(BIN)/conformance lint --suite Tests/StandIn/Suite
	$(BIN)/conformance requirements SPEC.md --check Fixtures/requirements.json
	$(BIN)/conformance requirements UNIVERSAL.md --check Fixtures/universal/requirements.json
	$(BIN)/conformance requirements Tests/StandIn/SPECIFICATION.md --check Tests/StandIn/Suite/requirements.json

format:
	swift format --in-place --recursive Sources Tests Fixtures Package.swift

conformance: setup  ## conformance and reference-server as two processes
	$(BUILD) --product conformance
	$(BUILD) --product reference-server
	Scripts/judge-reference-server

interop: setup  ## clients that nobody here wrote, and a server that is killed
	$(BUILD) --product reference-server
	$(BUILD) --product faulty-server
	$(BUILD) --product conformance
	Tests/Interop/run.sh $(BIN)

third-party: setup  ## servers of other protocols and dialects, right and wrong, and one written from SPEC.md alone
	$(BUILD) --product conformance
	$(BUILD) --product reference-server
	$(BUILD) --product faulty-server
	Tests/Interop/third_party.sh $(BIN)/conformance

autobahn: setup  ## the Autobahn test suite, the measure of RFC 6455, against our WebSocket alone
	$(BUILD) --product echo-server
	Tests/Interop/autobahn_suite/run.sh $(BIN)/echo-server .build/autobahn/report

fuzz: setup  ## a million random and mutated frames, bodies and requests, for a release build
	$(BUILD) -c release --scratch-path .build-fuzz --product fuzz
	.build-fuzz/release/fuzz decode --count 700000
	.build-fuzz/release/fuzz server --count 300000

requirements:  ## read the specifications anew into the registers
	$(BUILD) --product conformance
	$(BIN)/conformance requirements SPEC.md --output Fixtures/requirements.json
	$(BIN)/conformance requirements UNIVERSAL.md --output Fixtures/universal/requirements.json
	$(BIN)/conformance requirements Tests/StandIn/SPECIFICATION.md --output Tests/StandIn/Suite/requirements.json

setup:
	@Scripts/setup
