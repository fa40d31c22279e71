"""Texts at random for everything that reads what a reader kept, guided by what they reach.

Blocks that Chromium counts (`Profiler.startPreciseCoverage`) say what a batch of texts has reached.
When it is something new, the texts that did it join the corpus that later ones are made from.
"""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Page

HERE = Path(__file__).parent
BATCH = 250
MOST = 8_000  # characters of a text that may join the corpus: longer ones are slow, and no stranger

_SCRIPT = "\n".join((HERE / name).read_text("utf-8") for name in ("inputs.js", "invariants.js"))
_PLAY = f"""(() => {{
  {_SCRIPT}
  let corpus = [...SEEDS];
  const textOf = (seed) => makerOf(seeded(seed))(corpus);
  return {{
    textOf,
    batch: async (from, to) => {{
      for (let seed = from; seed < to; seed += 1) {{
        try {{
          await examine(textOf(seed), seed);
        }} catch (error) {{
          throw new Error(`${{error.message}} in ${{JSON.stringify(textOf(seed)).slice(0, 3000)}}`);
        }}
      }}
    }},
    keep: (seeds) => {{
      corpus.push(...seeds.map(textOf).filter((text) => text.length < {MOST}));
      return corpus.length;
    }},
  }};
}})()"""

Block = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Guided:
    """A page of a quiz, in which texts are tried."""

    page: Page
    session: CDPSession
    fuzz: Any  # what _PLAY returns, in the page
    seen: set[Block] = field(default_factory=set)

    def run(self, runs: int, seed: int = 0) -> int:
        """Tries so many texts; returns how many the corpus has then.

        Raises:
            playwright.sync_api.Error: something does not hold; it says what, and of which text.
        """
        size = 0
        for start in range(seed, seed + runs, BATCH):
            found = self._finders(range(start, min(start + BATCH, seed + runs)))
            size = self.fuzz.evaluate("(fuzz, seeds) => fuzz.keep(seeds)", found)
        return size

    def _finders(self, seeds: range) -> list[int]:
        """Tries them; returns those that reach something new, found by halves."""
        self.fuzz.evaluate("(fuzz, [from, to]) => fuzz.batch(from, to)", [seeds.start, seeds.stop])
        new = self._reached() - self.seen
        if not new:
            return []
        middle = len(seeds) // 2
        halves = [seeds[:middle], seeds[middle:]]
        found = [one for half in halves for one in self._finders(half)] if middle else [*seeds]
        self.seen.update(new)  # also what none of them reaches again, such as what only waited
        return found

    def _reached(self) -> set[Block]:
        """The blocks of our own scripts that have run since it was asked last."""
        told = self.session.send("Profiler.takePreciseCoverage")
        return {
            (script["url"].rpartition("/")[2], block["startOffset"], block["endOffset"])
            for script in told["result"]
            if "/assets/" in script["url"]
            for function in script["functions"]
            for block in function["ranges"]
            if block["count"]
        }


def begin(page: Page, address: str) -> Guided:
    """Opens the quiz at that address, with the scripts that come late."""
    page.goto(address)
    page.evaluate("keepWays.withScript(null, 'kept', async () => {})")
    session = page.context.new_cdp_session(page)
    session.send("Profiler.enable")
    session.send("Profiler.startPreciseCoverage", {"callCount": True, "detailed": True})
    return Guided(page, session, page.evaluate_handle(_PLAY))
