"""What a worker does on PostgreSQL. Any number of them, on any number of machines.

Every job may be run again after a worker was killed: rounds are taken once, the budget is looked at
with the map held, and a message is claimed before it is sent.
"""

from datetime import datetime
from functools import cache
from typing import NamedTuple

from procrastinate import App, JobContext, PsycopgConnector
from procrastinate.jobs import Status
from procrastinate.manager import JobManager
from sqlalchemy import make_url

from core.gate import Gate
from core.services.delivering import Post, deliver_due, deliver_one, put_away
from core.services.evaluating import evaluate_everyone
from core.services.rounds import hand_out_rounds
from core.settings import Settings

QUEUE = "kith"
EVERY_MINUTE = frozenset({"sweep", "recover"})
app = App(connector=PsycopgConnector())


class Works(NamedTuple):
    """What the jobs of this process need."""

    gate: Gate
    post: Post
    lsns: bool = False


@cache
def _works() -> Works:
    from main import open_gate, post_of

    settings = Settings()
    gate = open_gate(settings)
    return Works(gate, post_of(settings, gate), lsns=settings.lsns_items is not None)


@app.task(name="deliver", queue=QUEUE)
def deliver(owner_id: str, delivery_id: str) -> None:
    """One message, when it is due."""
    deliver_one(_works().post, (owner_id, delivery_id))


@app.task(name="look", queue=QUEUE)
def look(slot: str, first: str, last: str) -> None:
    """A share of everyone."""
    gate, _, lsns = _works()
    counts = evaluate_everyone(gate, gate.clock(), (first, last), lsns=lsns)
    with gate.rounds() as rounds:
        rounds.count(datetime.fromisoformat(slot), counts["looked"], counts["offered"])


@app.periodic(cron="* * * * *")
@app.task(name="sweep", queue=QUEUE, queueing_lock="sweep")
def sweep(timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Each minute: the hour's round, messages nobody looked at, and claims left behind."""
    gate, post, _ = _works()
    hand_out_rounds(gate.rounds, gate.clock(), gate.owner_ids())
    deliver_due(post)
    put_away(post)


@app.periodic(cron="* * * * *")
@app.task(name="recover", queue=QUEUE, queueing_lock="recover", pass_context=True)
async def recover(context: JobContext, timestamp: int) -> None:  # noqa: ARG001 - the queue gives it
    """Each minute: jobs of workers that were killed go back into the queue."""
    await give_back(context.app.job_manager)


async def give_back(jobs: JobManager) -> None:
    """Put jobs back whose worker is gone.

    A job of every minute is let go instead: the next one does its work, and two of its kind may
    not wait at once, so that putting it back could fail and hold up all others.
    """
    for job in await jobs.get_stalled_jobs(queue=QUEUE):
        if job.task_name in EVERY_MINUTE:
            await jobs.finish_job(job, status=Status.FAILED, delete_job=True)
        else:
            await jobs.retry_job(job)


def run(settings: Settings, *, at_once: int = 4, stays: bool = True) -> None:
    """Work until told to stop, or until nothing is left; what is under way is finished first."""
    _works()
    plain = make_url(settings.url).set(drivername="postgresql")
    connector = PsycopgConnector(conninfo=plain.render_as_string(hide_password=False))
    with app.replace_connector(connector) as working:
        # jobs hold ids and moments: none is kept once it is done
        working.run_worker(queues=[QUEUE], concurrency=at_once, wait=stays, delete_jobs="always")
