"""What builds, checks and publishes a guide after each change, on GitHub and on GitLab.

The actions are pinned to the commits of their releases: a tag may be moved, a commit may not.
"""

GITHUB = """\
# Checks and builds the guide at every change, and publishes the main branch on GitHub Pages.
#
# Put this into .github/workflows/pages.yml. Beside content/, add two files of a release:
# requirements.lock and the wheel, steadyground-<version>-py3-none-any.whl. In the settings of the
# repository, under Pages, choose "GitHub Actions" as the source.
name: Guide

on:
  push:
    branches: [main]
  pull_request:
  workflow_dispatch:

permissions: {}

concurrency:
  group: guide-${{ github.ref }}
  cancel-in-progress: ${{ github.event_name == 'pull_request' }}

jobs:
  build:
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      contents: read
      pages: read
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          persist-credentials: false
      - uses: actions/setup-python@a26af69be951a213d495a4c3e4e4022e16d87065 # v5.6.0
        with:
          python-version: "3.13"
          cache: pip
          cache-dependency-path: requirements.lock
      - name: Install Steady Ground
        run: |
          python -m pip install --require-hashes -r requirements.lock
          python -m pip install --no-deps ./steadyground-*.whl
      - uses: actions/cache@5a3ec84eff668545956fd18022155c47e93e2684 # v4.2.3
        with:
          path: .cache/steadyground
          key: guide-${{ runner.os }}-${{ github.sha }}
          restore-keys: guide-${{ runner.os }}-
      - name: Ask where the guide will live
        id: pages
        if: github.event_name != 'pull_request'
        uses: actions/configure-pages@983d7736d9b0ae728b81ab479565c72886d7745b # v5.0.0
      - name: Check
        run: steadyground check --github
      - name: Build
        env:
          BASE_URL: ${{ steps.pages.outputs.base_url }}
        run: steadyground build --base-url "$BASE_URL"
      - name: Hand the site on
        if: github.event_name != 'pull_request'
        uses: actions/upload-pages-artifact@7b1f4a764d45c48632c6b24a0339c27f5614fb0b # v4.0.0
        with:
          path: site

  deploy:
    if: github.event_name != 'pull_request' && github.ref == 'refs/heads/main'
    needs: build
    runs-on: ubuntu-24.04
    timeout-minutes: 15
    permissions:
      pages: write
      id-token: write
    environment:
      name: github-pages
      url: ${{ steps.deployment.outputs.page_url }}
    steps:
      - id: deployment
        uses: actions/deploy-pages@d6db90164ac5ed86f2b6aed7e0febac5b3c0c03e # v4.0.5
"""

GITLAB = """\
# Checks and builds the guide at every change, and publishes the main branch on GitLab Pages.
#
# Put this into .gitlab-ci.yml. Beside content/, add two files of a release: requirements.lock and
# the wheel, steadyground-<version>-py3-none-any.whl.
stages: [check, deploy]

.guide:
  image: python:3.13-slim
  variables:
    PIP_CACHE_DIR: $CI_PROJECT_DIR/.cache/pip
  cache:
    key:
      files: [requirements.lock]
    paths: [.cache/pip]
  before_script:
    - python -m pip install --require-hashes -r requirements.lock
    - python -m pip install --no-deps ./steadyground-*.whl

check:
  extends: .guide
  stage: check
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  script:
    - steadyground check
    - steadyground build

pages:
  extends: .guide
  stage: deploy
  rules:
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  script:
    - steadyground check
    - steadyground build --output public --base-url "$CI_PAGES_URL/"
    # GitLab sends a file that lies ready as .gz to browsers that can read it.
    - >-
      find public -type f -regex '.*\\.\\(html\\|css\\|js\\|json\\|svg\\|xml\\|txt\\)'
      -exec gzip -kn9 {} +
  artifacts:
    paths: [public]
"""
