"""Print what int8 costs and gains against float32: chrF, BLEU and target pieces a second, bare search of CTranslate2."""

from __future__ import annotations

import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click
import ctranslate2

from bilingual.engines.ct2 import cores
from bilingual.engines.pieces import Tokenizer
from bilingual.evaluation import DIRECTIONS, read
from bilingual.evaluation.scores import metrics
from bilingual.models import Model, find_model
from bilingual.models.convert import convert
from bilingual.models.lexicon import lexicon_of

PRECISIONS = ("float32", "int8")


@click.command()
@click.argument("testsets", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--model", default="bundled", show_default=True, help="One with a transformers folder.")
@click.option("--rounds", default=3, show_default=True, help="How often each is timed, in turn; the best counts.")
def precision(testsets: tuple[Path, ...], model: str, rounds: int) -> None:
    """Translate TESTSETS by the same weights in both precisions, without guards, on all cores."""
    known = find_model(model)
    examples = [example for article in read(testsets) for example in article]
    with TemporaryDirectory() as work:
        for name in PRECISIONS:
            convert(known.folders["transformers"], Path(work) / name, name)
        translators = {
            name: ctranslate2.Translator(f"{work}/{name}", compute_type=name, inter_threads=cores(), intra_threads=1)
            for name in PRECISIONS
        }
        for direction, (source, target) in DIRECTIONS.items():
            references = [example.text(target) for example in examples]
            tokenizer = Tokenizer(known.folders["transformers"], source, lexicon_of(known, source, target))
            first = [token] if (token := known.target_token(target)) else []
            asked = [[*first, *tokenizer.source(example.text(source)).pieces, "</s>"] for example in examples]
            found: dict[str, list[list[str]]] = {}
            seconds = dict.fromkeys(PRECISIONS, float("inf"))
            for name in PRECISIONS * rounds:
                begun = time.perf_counter()
                found[name] = searched(translators[name], known, asked)
                seconds[name] = min(seconds[name], time.perf_counter() - begun)
            for name in PRECISIONS:
                hypotheses = [tokenizer.decode(pieces).text for pieces in found[name]]
                scores = [each.corpus_score(hypotheses, [references]).score for each in metrics(target).values()]
                speed = sum(map(len, found[name])) / seconds[name]
                gain = seconds["float32"] / seconds[name]
                click.echo(
                    f"{direction} {name:8} BLEU {scores[0]:5.2f}  chrF {scores[1]:5.2f}  "
                    f"{speed:7.0f} pieces/s  {gain:4.2f} times float32"
                )


def searched(translator: ctranslate2.Translator, model: Model, sources: list[list[str]]) -> list[list[str]]:
    """Return the likeliest pieces for each source."""
    results = translator.translate_batch(
        sources,
        beam_size=model.beam_size,
        length_penalty=model.length_penalty,
        repetition_penalty=model.repetition_penalty,
        max_decoding_length=model.max_target_pieces,
        max_batch_size=1024,
        batch_type="tokens",
    )
    return [result.hypotheses[0] for result in results]


if __name__ == "__main__":
    precision()
