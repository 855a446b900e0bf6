# make report   bygger ett ärende        make test   provar allt, som CI
# make          visar alla kommandon

ARENDE ?= content/enkoping-socialnamnden-2024
UV_VERSION := 0.13.9

BIN := .venv/bin
SETUP := scripts/setup

.DEFAULT_GOAL := help
.PHONY: help report gallery test check granskning-rapport format lock coverage bench clean

help: ## Visa den här listan
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-18s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

report: ## Bygg ett ärende till output/ (annat ärende: make report ARENDE=content/…)
	@$(SETUP) runtime
	@$(BIN)/reportgen bygg "$(ARENDE)"

gallery: ## Lägg PDF, DOCX och HTML sida vid sida i output/galleri/ (ett ärende: ARENDE=content/…)
	@$(SETUP) dev
	@$(BIN)/python scripts/gallery.py $(if $(filter-out file,$(origin ARENDE)),"$(ARENDE)")

test: check ## Kontrollera och prova allt, som CI
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --max-worker-restart 0

check: ## Kontrollera bara koden: stil, format och typer
	@$(SETUP) dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy --strict reportgen

granskning-rapport: ## Mät granskningen: hur många inlagda fel den hittar, hur ofta den larmar i onödan
	@$(SETUP) dev
	@$(BIN)/python -m tests.granskning

format: ## Formatera koden
	@$(SETUP) dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: ## Förnya requirements/*.txt till de nyaste versioner som pyproject.toml tillåter
	@$(SETUP) runtime
	$(BIN)/python -m pip install --quiet uv==$(UV_VERSION)
	$(call compile,runtime)
	$(call compile,dev,--extra dev --constraint requirements/runtime.txt)

compile = $(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 \
	--no-annotate --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" \
	$(2) --output-file requirements/$(1).txt pyproject.toml requirements/build.in

coverage: ## Skriv om docs/coverage.md: vad reportgen kan visa, och var
	@$(SETUP) dev
	$(BIN)/python -m tests.built.coverage

bench: ## Mät hur lång tid bygget tar
	@$(SETUP) dev
	$(BIN)/python benchmarks/run.py

clean: ## Ta bort .venv, cachar och byggda rapporter, som i en ny klon
	rm -rf .venv dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find output -mindepth 1 ! -name .gitkeep -delete
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
