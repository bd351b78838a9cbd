# Every target sets up what it needs first; all of them may be run again and again.

SWIFT ?= swift
SPOOLPROOF = .build/release/spoolproof
PREFIX ?= /usr/local
DESTDIR ?=
# For bench and bench-peers: a folder of labelled pictures. COUNT: how many jobs, rows that peers read, or times
# as many lines to train with.
DATA ?=
COUNT ?=

# For fuzz: how long each way in is fuzzed.
SECONDS ?= 60

.PHONY: help setup build release test check lint format crash fuzz sanitize demo samples pictures pages install uninstall man deb \
  test-deb end-to-end bench bench-peers ocrb-model \
  network-ranges clean

help:  ## Show this list.
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup:  ## Install the Debian packages that are missing, and the networks that read print.
	@Scripts/setup
	@Scripts/fetch-networks Sources/spoolproof/Resources/models/openvino

build: setup  ## Build for debugging.
	$(SWIFT) build

release: setup  ## Build .build/release/spoolproof and .build/release/specimen.
	$(SWIFT) build -c release --static-swift-stdlib

test: setup  ## Run all tests.
	$(SWIFT) test

lint: setup  ## Check the format of every Swift file.
	$(SWIFT) format lint --strict --recursive --parallel Package.swift Sources Tests

format: setup  ## Mend the format of every Swift file.
	$(SWIFT) format --in-place --recursive --parallel Package.swift Sources Tests

crash: build  ## Kill runs and fill disks in full: 10,000 jobs, 1,000 kills (15 minutes).
	$(SWIFT) build --build-tests
	SPOOLPROOF_CRASH=full $(SWIFT) test --skip-build --filter CrashTests

fuzz: setup  ## Fuzz each way in for hostile bytes for SECONDS (60), under the address sanitizer.
	Scripts/fuzz build
	nice Scripts/fuzz run $(SECONDS)

sanitize: setup  ## Run the tests under the address sanitizer, those of the spool under the thread sanitizer too.
	nice Scripts/sanitize

check: lint  ## All that CI checks: format, imports, warnings as errors, tests.
	$(SWIFT) build --build-tests --explicit-target-dependency-import-check error
	$(SWIFT) test --skip-build

demo: release  ## Run the samples through a spool of their own, and say where the report is.
	@Scripts/demo

samples: release  ## Draw the pictures of samples/ anew.
	Scripts/make-samples

pictures: demo  ## Take the pictures of docs/pictures anew, with Chromium.
	@Scripts/setup pages
	Scripts/make-pictures

pages: demo  ## Check the pages of reports in Chromium, and measure one of COUNT jobs (10,000).
	@Scripts/setup pages
	Scripts/test-pages $(SPOOLPROOF) demo $(if $(COUNT),--count $(COUNT))

ocrb-model: release  ## Train the model that reads zones in OCR-B anew, in .build/ocrb-model.
	@Scripts/setup training
	nice Scripts/make-ocrb-model .build/release/specimen .build/ocrb-model $(COUNT)

network-ranges: release  ## Measure the ranges of the recognizer's 8-bit numbers anew, in .build/network-ranges.
	nice Scripts/make-network-ranges .build/release/specimen .build/network-ranges

install: release  ## Install the program, its manual and its guides under PREFIX (/usr/local).
	Scripts/install "$(DESTDIR)" "$(PREFIX)" $(SPOOLPROOF)

uninstall:  ## Remove what `make install` put there; spools and policies stay.
	Scripts/uninstall "$(DESTDIR)" "$(PREFIX)"

man: release  ## Write the manual pages to .build/man.
	Scripts/make-manual $(SPOOLPROOF) .build/man

deb: release  ## Make a Debian package in .build/deb.
	@Scripts/setup packaging
	Scripts/make-deb $(SPOOLPROOF) .build/deb

test-deb: deb  ## Install the package on a bare Debian 12 in a folder, and run a sample there (root).
	Scripts/test-deb "$$(ls -t .build/deb/*.deb | head -n 1)"

end-to-end: release  ## Decide COUNT drawn jobs (1000), half of them impostors', and say how each kind ends.
	nice Scripts/end-to-end $(if $(COUNT),--count $(COUNT))

bench: release  ## Measure CPU, memory and start on drawn specimens, and on the pictures of DATA=DIR.
	Scripts/bench $(if $(DATA),--data "$(DATA)") $(if $(COUNT),--count $(COUNT))

bench-peers: release  ## Read the zones of DATA=DIR with others too (rapidocr, PassportEye, tesseract).
	@Scripts/setup peers
	Scripts/bench-peers "$(DATA)" $(if $(COUNT),--count $(COUNT))

clean:  ## Remove what was built and the demo.
	rm -rf .build demo
