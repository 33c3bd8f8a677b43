"""Ann, whose every word is one that stands nowhere else, and whose every id is known."""

from sqlmodel import select

from core.rules.offered import Offer
from core.store.session import IdentitySession
from core.store.tables import Account, Passkey
from tests.pages import Visitor
from tests.plugins.sites import Program, new_key_of

CANARY = "Zyxquill"  # a word that stands nowhere in the product


class Ann:
    """Somebody whose every word and id is known, so that it can be looked for elsewhere."""

    def __init__(self, kith):
        self.gate = kith.gate
        self.visitor = Visitor(kith).starts(CANARY)
        visitor = self.visitor
        sam = visitor.adds(f"{CANARY} Sam", ring="1")
        visitor.adds(
            f"{CANARY} park",
            "place",
        )
        other = visitor.adds(f"{CANARY} Leila", **{"with": [sam]})
        visitor.posts(f"/connections/{sam}", sheet="notes", gives_me=f"{CANARY} tea")
        visitor.posts(f"/connections/{sam}/links", {"others": [other]})
        visitor.posts(f"/connections/{sam}/saw")
        visitor.posts("/settings/me", housing=f"{CANARY} house")
        visitor.posts("/today/word", word=self._a_word())
        self.key = new_key_of(visitor, f"{CANARY} key")
        self.program = Program(kith, self.key)
        self.ids = {**self._own(sam, other), **self._identity(kith)}

    def _a_word(self):
        return self.visitor.opens("/today").all('[name="word"]')[0]["value"]

    def _own(self, sam, other):
        program = self.program
        files = {"file": ("my-map.json", program.get("/export").content)}
        upload = self.visitor.posts("/data/bring", files=files).path.rsplit("/", 1)[1]
        (contact,) = program.get("/contacts").json()
        return {
            "connection_id": sam,
            "a": sam,
            "b": other,
            "kind": "knows",
            "contact_id": contact["id"],
            "entry_id": program.get("/journal").json()[0]["id"],
            "upload_id": upload,
            "prompt_id": self._prompt(),
            "moment": "2026-11-23T09:30:00Z",
            "sheet": "details",
            "mark": "x",
            "name": "x",
            **dict.fromkeys(("member_id", "invitation_id", "team_id", "token"), sam),
        }

    def _prompt(self):
        """A card of hers, without waiting for a reason, that upset her."""
        now = self.gate.clock()
        offer = Offer(rule="rhythm", wording="rhythm-person-1", wording_version=1)
        with self.gate.offering(self.gate.owner_ids()[0], now) as records:
            card = records.offer(offer, now.date())
        words = f"{CANARY} blame"
        self.visitor.posts(f"/prompts/{card.id}/answer", answer="upset")
        self.visitor.posts(f"/prompts/{card.id}/words", words=words)
        return card.id

    def _identity(self, kith):
        visitor = Visitor(kith)
        visitor.signs_in(self.visitor.sign_in_name)
        page = visitor.opens("/settings/sign-ins")
        ending = page.one('form[action$="/end"]')["action"]
        keys = visitor.opens("/settings/keys").one('form[action$="/end"]')["action"]
        return {
            "sitting_id": ending.split("/")[3],
            "token_id": keys.split("/")[3],
            "passkey_id": _passkey(kith),
        }

    def everything(self):
        """The whole map with its history."""
        found = self.program.get("/export").json()
        found.pop("exported_at", None)
        return found


def _passkey(kith):
    """A passkey of the one person there is so far; no browser is needed to have one."""
    with IdentitySession(kith.gate.engines.reading) as session:
        owner = session.exec(select(Account)).one().id
    with kith.gate.door() as door:
        seal = door.seal_of(door.accounts.account(owner))
        door.accounts.add(
            Passkey(
                id="ann-s-passkey",
                account_id=owner,
                credential=b"credential",
                public_key=b"public",
                label=seal.close(CANARY, "passkey.label:ann-s-passkey"),
                created_at=door.now,
            )
        )
    return "ann-s-passkey"
