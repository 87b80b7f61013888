"""`troth doctor`: looks at the machine and the house, and says what to do."""

from collections.abc import Iterator

import click

from troth.cli import caller, model, options
from troth.cli.screen import show, tell, working
from troth.controls import findings, machine
from troth.controls.findings import Finding, Mark
from troth.errors import TrothError
from troth.settings import Settings


@click.command()
@options.as_json
@click.pass_context
def doctor(ctx: click.Context, as_json: bool) -> None:
    """Look for what is wrong, and say what to do.

    Exit code 1 means that something is bad. `warn` wants a look. What cannot be seen from
    here, such as an image of the whole disk, is not in the list.
    """
    settings = caller.settings()
    with working("Looking"):
        found = [*machine.look(settings), *_inside(settings)]
    found.sort(key=lambda one: [*Mark].index(one.mark), reverse=True)
    if as_json:
        show(
            {
                "findings": [
                    {"about": one.about, "mark": str(one.mark), "sentence": one.sentence}
                    for one in found
                ]
            }
        )
    else:
        for one in found:
            tell(f"{one.mark:<5} {one.about}: {one.sentence}")
    ctx.exit(1 if any(one.mark is Mark.BAD for one in found) else 0)


def _inside(settings: Settings) -> Iterator[Finding]:
    """Look at what needs the house open; where it does not open, that is the finding."""
    from troth.controls.rounds import thorough
    from troth.house import asks_passphrase

    try:
        with caller.opened() as house:
            sealed = asks_passphrase(settings)
            yield from thorough(house.gate, settings, verify=house.verify_ledger, sealed=sealed)
    except TrothError as error:
        yield findings.bad("house", str(error))
    yield _model(settings)


def _model(settings: Settings) -> Finding:
    if settings.model == model.ECHO:
        return findings.warn("model", "The echo answers, which is for tests. Set model to demo.")
    try:
        from troth.weights import own
        from troth.weights.state import state

        if settings.model == "demo" and (name := own.using(settings.weights_dir)):
            own.find_own(settings.weights_dir, name).check()
            return findings.model(name, "here")
        return findings.model(settings.model, state(settings.model, settings.weights_dir))
    except TrothError as error:
        return findings.bad("model", str(error))
