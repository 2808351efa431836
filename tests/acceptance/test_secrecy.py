"""Until it is announced, an unannounced inspection does not exist for outsiders, whatever they type.

Each way of looking is tried in two offices, one with the secret and one without, and must answer
the same in both, byte for byte (`twin_offices`).
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from dondoc.cli.main import load
from dondoc.cli.registry import ENTRIES
from tests.acceptance.twin_offices import Twins, TypedOffice, found_twins
from tests.acceptance.ways_to_look import (
    AFTERWARDS,
    DIFFICULTY_VERBS,
    EXTENSION_VERBS,
    NOTHING_OF_CASES,
    READS,
    REGIME_VERBS,
    ROUND_VERBS,
    TASK_VERBS,
    VERBS,
    WITHOUT_JSON,
    WRITES,
    sent,
    worded,
)

# It plays the same code as the stories, many times over: tracing it would only take time.
pytestmark = pytest.mark.no_cover

OUTSIDERS: Final = {
    "the focal person of the unit": "dm-xaydung",
    "the head of the unit": "tp-xaydung",
    "an ordinary officer": "cv-khac",
    "the operator": "VP-01",
    "a stranger without code": "ai-do",
    "nobody": "",
}
INSIDERS: Final = {
    "the team lead": "chanh-vp",
    "the secretary": "thu-ky",
    "who ordered it": "truong-ban",
    "another of the leadership": "truong-doan",
    "the auditor": "kiem-toan",
}
ORDER: Final = (
    "case", "add", "--unannounced", "--plan", "BDG-KCN-24", "--unit", "QLXD", "--on", "2024-06-06",
    "--at", "15:00", "--ordered-by", "truong-ban", "--order", "77/QĐ-BQL, 3/6/2024",
    "--lead", "chanh-vp", "--secretary", "thu-ky", "--reason", "phản ánh của doanh nghiệp",
    "--conflict-reason", "phản ánh của doanh nghiệp",
)  # fmt: skip
OPEN: Final = "BDG-KCN-24-01"
CONCLUSION: Final = 'number,text\n1,"Chưa niêm yết thủ tục"\n'


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Twins:
    """Let both offices live for some days around the visit of the secret inspection."""
    twins = found_twins(tmp_path_factory.mktemp("offices"))
    twins.move_to("2024-05-20T09:00")
    team = ("round", "establish-team", "BDG-KCN-24-D1", "--document", "20/QĐ-BQL")
    twins.both(*team, "--reason", "như kế hoạch", by="cv-khac")
    twins.both("notify", OPEN, "--document", "45/TB-ĐKT", by="cv-khac")
    twins.move_to("2024-06-03T09:00")
    twins.code = twins.secret.done(*ORDER, "--json", by="truong-ban").json()["case"]["code"]
    _live_a_day(twins, "2024-06-03T09:30")
    twins.secret.done("acknowledge", twins.code, by="thu-ky")
    twins.both("acknowledge", "BDG-KCN-24-02", by="thu-ky")
    _live_a_day(twins, "2024-06-04T08:00")
    move = ("--to", "2024-06-07", "--at", "16:00", "--reason", "thiếu xe")
    twins.secret.done("reschedule", twins.code, *move, by="chanh-vp")
    for moment in ("2024-06-05T08:00", "2024-06-06T08:00", "2024-06-07T08:00", "2024-06-10T08:00"):
        _live_a_day(twins, moment)
    for office in (twins.secret, twins.plain):
        _write_files(office.folder, twins.code)
    return twins


def _live_a_day(twins: Twins, moment: str) -> None:
    twins.move_to(moment)
    form = ("--json",) if twins.compared % 2 else ()
    if found := twins.difference("daemon", "run", "--once", *form, by="VP-01"):
        twins.told.append(found)


def _write_files(folder: Path, code: str) -> None:
    (folder / "findings.csv").write_text(CONCLUSION, encoding="utf-8")
    (folder / "photo.jpg").write_bytes(b"\xff\xd8 niem yet")
    (folder / "units.csv").write_text("code,name\nQLTN,Phòng Tài nguyên\n", encoding="utf-8")
    (folder / "people.csv").write_text("code,name\nbinh,Bình\n", encoding="utf-8")
    (folder / "checkpoint.txt").write_text("dondoc/BQL/x\n1\nabc\n", encoding="utf-8")
    plan = (folder / "plans/binh-duong-bql-kcn-2024.toml").read_text(encoding="utf-8")
    at_the_hidden_hour = plan.replace("at = 14:00:00", "at = 16:00:00")
    (folder / "amended.toml").write_text(at_the_hidden_hour, encoding="utf-8")
    stem = code.rpartition("-")[0]
    new = plan.replace('code = "BDG-KCN-24"', f'code = "{stem}"')
    new = new.replace("BDG-KCN-24-D1", f"{stem}-D1").replace('"BDG-KCN-24-03"', f'"{code.lower()}"')
    new = new.replace("BDG-KCN-24-0", f"{stem}-0").replace("08/KH-BQL", "09/KH-BQL")
    (folder / "guess.toml").write_text(new, encoding="utf-8")
    plain = new.replace(stem, "BDG-KCN-25").replace(code.lower(), "BDG-KCN-25-03")
    (folder / "other.toml").write_text(plain, encoding="utf-8")


@pytest.fixture
def twins(lived: Twins, tmp_path: Path) -> Twins:
    """Return both offices for one test to work with."""
    return lived.copy(tmp_path)


def test_what_the_daemon_says_of_its_work_is_the_same_without_the_secret(lived: Twins) -> None:
    assert lived.told == []


@pytest.mark.parametrize("who", OUTSIDERS)
def test_whatever_an_outsider_reads_is_the_same_without_the_secret(lived: Twins, who: str) -> None:
    told = {}
    turn = list(OUTSIDERS).index(who)
    for place, line in enumerate(READS):
        words = worded(line, lived.code)
        if (turn + place) % 2 and words[0] not in WITHOUT_JSON:  # each form by three of the six
            words.append("--json")
        if found := lived.difference(*words, by=OUTSIDERS[who]):
            told[" ".join(words)] = found
    assert not told


@pytest.mark.parametrize("who", OUTSIDERS)
def test_an_exported_log_is_the_same_without_the_secret(lived: Twins, who: str) -> None:
    lines = ("audit log --csv", "audit log --csv --who thu-ky", "audit log --csv --unit QLXD")
    told = [lived.difference(*line.split(), by=OUTSIDERS[who]) for line in lines]
    assert told == [None] * len(lines)


def test_every_command_is_tried() -> None:
    tried = {words for line in (*READS, *WRITES, *AFTERWARDS) for words in _stems(line)}
    tried |= {*VERBS, *(f"round {verb}" for verb in ROUND_VERBS), "daemon run"}
    tried |= {f"extension {verb}" for verb in EXTENSION_VERBS}
    tried |= {f"task {verb}" for verb in TASK_VERBS}
    tried |= {f"difficulty {verb}" for verb in DIFFICULTY_VERBS}
    tried |= {f"regime {verb}" for verb in REGIME_VERBS}
    assert {*_commands()} - NOTHING_OF_CASES <= tried


def _stems(line: str) -> tuple[str, str]:
    words = line.split()
    return words[0], " ".join(words[:2])


def _commands() -> Iterator[str]:
    for entry in ENTRIES:
        below = getattr(load(entry), "commands", None)
        yield from [entry.name] if below is None else (f"{entry.name} {name}" for name in below)


@pytest.mark.parametrize("who", OUTSIDERS)
def test_a_verb_answers_like_for_a_code_that_never_was(twins: Twins, who: str) -> None:
    told = {}
    for words in sent(twins.code):
        found = twins.difference(*words, by=OUTSIDERS[who])
        if found or twins.ended == 0:
            told[" ".join(words)] = found
    # What they tried stays as hidden as the case.
    for person in ("cv-khac", OUTSIDERS[who]):
        for line in AFTERWARDS:
            if found := twins.difference(*line.split(), by=person):
                told[f"{person}: {line}"] = found
    assert not told


def test_insiders_read_who_tried_what(twins: Twins) -> None:
    twins.secret.type("reschedule", twins.code, "--to", "2024-06-12", "--reason", "x", by="cv-khac")
    twins.secret.type("acknowledge", twins.code.lower(), by="dm-xaydung")
    for person in INSIDERS.values():
        found = twins.secret.done("audit", "log", "--case", twins.code, "--json", by=person).json()
        tried = [
            (entry["person"], entry["action"])
            for entry in found["entries"]
            if entry["outcome"] == "refused:not-found"
        ]
        assert tried == [("cv-khac", "reschedule"), ("dm-xaydung", "acknowledge")]
    assert "intact" in twins.secret.done("audit", "verify", "--json", by="kiem-toan").out


@pytest.mark.parametrize("who", OUTSIDERS)
def test_whatever_an_outsider_does_ends_the_same_without_the_secret(twins: Twins, who: str) -> None:
    told = {}
    for line in WRITES:
        words = worded(line, twins.code)
        if found := twins.difference(*words, by=OUTSIDERS[who]):
            told[line] = found
    _live_a_day(twins, "2024-06-11T08:00")
    for line in AFTERWARDS:
        if found := twins.difference(*line.split(), by=OUTSIDERS[who]):
            told[f"afterwards: {line}"] = found
    assert not twins.told
    assert not told


def _mail_to(office: TypedOffice, address: str) -> list[tuple[str, str]]:
    return [
        (str(mail["Subject"]), mail.get_body(("plain",)).get_content())  # type: ignore[union-attr]  # always there
        for mail in office.mail()
        if f"{address}@example.vn" in str(mail["To"])
    ]


def test_nobody_outside_gets_a_word_by_mail(lived: Twins) -> None:
    for address in ("daumoi.xaydung", "truongphong.xaydung", "cvkhac", "vanhanh", "daumoi.vp"):
        assert _mail_to(lived.secret, address) == _mail_to(lived.plain, address)
    told = {str(mail["To"]) for mail in lived.secret.mail() if lived.code in str(mail)}
    assert {address.partition("<")[2] for address in told} == {
        "chanhvanphong@example.vn>",
        "thuky@example.vn>",
    }


def test_insiders_are_reminded_of_the_secret_in_their_one_mail_of_the_day(lived: Twins) -> None:
    for address in ("chanhvanphong", "thuky"):
        days = [
            str(mail["Date"])[:16]
            for mail in lived.secret.mail()
            if address in str(mail["To"]) and str(mail["Subject"]).startswith("[Đôn đốc]")
        ]
        assert days
        assert len(days) == len(set(days))
        reminded = [text for subject, text in _mail_to(lived.secret, address) if "[Đôn" in subject]
        assert any(lived.code in text for text in reminded)


@pytest.mark.parametrize("who", INSIDERS)
def test_for_insiders_leadership_and_auditor_it_exists(lived: Twins, who: str) -> None:
    person, code = INSIDERS[who], lived.code
    for line in ("case list", "due --all --until 2024-12-31", "outbox list --all --json"):
        assert code in lived.secret.done(*line.split(), by=person).out
    shown = lived.secret.done("case", "show", code.lower(), by=person).out
    assert code in shown
    assert "77/QĐ-BQL" in shown
    entries = lived.secret.done("audit", "log", "--case", code, "--json", by=person).json()
    actions = [entry["action"] for entry in entries["entries"]]
    assert {"open", "acknowledge", "reschedule"} <= {*actions}
    assert lived.secret.done("audit", "verify", "--json", by=person).json()["intact"]


def test_that_somebody_is_to_be_at_two_places_is_told_to_insiders_only(twins: Twins) -> None:
    move = ("reschedule", "BDG-KCN-24-05", "--to", "2024-06-07", "--at", "16:00", "--reason", "x")
    assert twins.code in twins.secret.type(*move, by="chanh-vp").err
    assert twins.code not in twins.secret.done(*move, by="cv-khac").out


def test_insiders_are_written_to_when_an_outsider_plans_into_a_secret(twins: Twins) -> None:
    move = ("reschedule", "BDG-KCN-24-05", "--to", "2024-06-11", "--at", "16:30", "--reason", "x")
    away = ("reschedule", twins.code, "--to", "2024-06-11", "--at", "16:00", "--reason", "x")
    twins.secret.done(*away, by="chanh-vp")
    assert twins.difference(*move, by="cv-khac") is None
    _live_a_day(twins, "2024-06-11T08:00")
    clashes = [mail for mail in twins.secret.mail() if "Trùng lịch" in str(mail["Subject"])]
    assert {str(mail["To"]).partition("<")[2] for mail in clashes} == {
        "chanhvanphong@example.vn>",
        "truongban@example.vn>",
        "truongdoan@example.vn>",
    }
    assert all("BDG-KCN-24-05" in mail.get_body(("plain",)).get_content() for mail in clashes)  # type: ignore[union-attr]  # always there
    for line in (*AFTERWARDS, "round schedule --json", "case show BDG-KCN-24-05 --json"):
        assert twins.difference(*line.split(), by="cv-khac") is None, line
    log = ("audit", "log", "--case", twins.code, "--action", "visit-clash", "--json")
    (entry,) = twins.secret.done(*log, by="chanh-vp").json()["entries"]
    assert (entry["person"], entry["outcome"]) == ("cv-khac", "done")
    assert "! at another visit" in twins.secret.done("dot", "lich", by="chanh-vp").out


def test_who_knows_hands_over_what_is_secret_in_a_letter_of_its_own(twins: Twins) -> None:
    hand = ("person", "hand-over", "thu-ky", "cv-khac", "--reason", "x", "--conflict-reason", "y")
    twins.both(*hand, by="truong-ban")
    _live_a_day(twins, "2024-06-11T08:00")
    for line in (*AFTERWARDS, "outbox list --all --person cv-khac --json"):
        assert twins.difference(*line.split(), by="dm-xaydung") is None, line
    told = [text for subject, text in _mail_to(twins.secret, "cvkhac") if "Bàn giao" in subject]
    assert [OPEN in text for text in told if twins.code in text] == [False]
    assert [text for text in told if twins.code not in text] == [
        text for subject, text in _mail_to(twins.plain, "cvkhac") if "Bàn giao" in subject
    ]


def test_once_announced_it_is_open_to_all_with_its_whole_history(twins: Twins) -> None:
    office, code = twins.secret, twins.code
    office.type("inspect", code, by="cv-khac")
    announced = ("announce", code, "--document", "77/QĐ-BQL", "--on", "2024-06-07")
    office.done(*announced, by="chanh-vp")
    _live_a_day(twins, "2024-06-11T08:00")
    for person in (*OUTSIDERS.values(), *INSIDERS.values()):
        assert code in office.done("case", "list", by=person).out
        assert code in office.done("case", "show", code, by=person).out
        entries = office.done("audit", "log", "--case", code, "--json", by=person).json()["entries"]
        done = [entry["action"] for entry in entries if entry["outcome"] == "done"]
        assert done == ["open", "acknowledge", "reschedule", "announce"]
        assert ("inspect", "cv-khac") in {(entry["action"], entry["person"]) for entry in entries}
        assert office.done("audit", "verify", "--json", by=person).json()["intact"]
    for address in ("daumoi.xaydung", "truongphong.xaydung"):
        assert [code for _, text in _mail_to(office, address) if code in text] == [code]
    office.done("inspect", code, "--on", "2024-06-07", by="chanh-vp")
    shown = office.done("case", "show", code, "--json", by="dm-xaydung").json()["case"]
    due = {row["name"]: row["due_on"] for row in shown["deadlines"]}
    assert due["conclusion"] == "2024-06-21"  # ten working days after the visit, as for any other
