"""Every way in which somebody could come across a case with this program: what they would type."""

from collections.abc import Iterator
from typing import Final

READS: Final = (
    "case list",
    "case list --open",
    "case list --plan BDG-KCN-24",
    "case list --unit QLXD",
    "case list --state planned",
    "case list --state cancelled",
    "case list --workflow inspection --unit qlxd --open",
    "case stock",
    "doctor",
    "completion words --current=BDG -- case show",
    "completion words --current={code} -- case show",
    "completion words --current= -- plan show",
    "completion words --current= -- audit log --case",
    "case stock --unit QLXD",
    "case show BDG-KCN-24-03",
    "case show BDG-KCN-24-01",
    "case show BDG-KCN-24-D1",
    "case show {code}",
    "case show {lower}",
    "case show {mixed}",
    "case show {near}",
    "case show {stem}",
    "case show {code}-KN1",
    "board",
    "board --plan BDG-KCN-24",
    "board --unit QLXD",
    "board --all",
    "board --head chanh-vp --all",
    "board --head tp-xaydung",
    "report",
    "report BDG-KCN-24",
    "report --by step --period Q2",
    "report --by head --unit QLXD",
    "report --head tp-xaydung --from 2024-06-01",
    "report --by plan --period 2024-06",
    "report --open dated",
    "report --open slips",
    "report --open urgings",
    "report --open done_without_date --by step",
    "report --open open_without_date --row {code}",
    "report {code}",
    "due",
    "due --all --until 2024-12-31",
    "due --unit QLXD --until 2024-12-31",
    "due --owner chanh-vp --until 2024-12-31",
    "due --owner team --until 2024-12-31",
    "due --plan BDG-KCN-24",
    "regime show BDG-KCN-24",
    "regime show {code}",
    "simulate --from-now 2 --on-time --timeline",
    "difficulty list",
    "difficulty list --all --unit QLXD",
    "difficulty list --plan BDG-KCN-24",
    "document list BDG-KCN-24",
    "extension list",
    "extension list --all --unit QLXD",
    "extension show {code}",
    "extension show {code}-GH1",
    "extension show BDG-KCN-24-03",
    "round list",
    "round list --plan BDG-KCN-24",
    "round show BDG-KCN-24-D1",
    "round show {code}",
    "round schedule",
    "round schedule BDG-KCN-24-D1",
    "round schedule --from 2024-06-05 --to 2024-06-08",
    "round schedule {code}",
    "calendar team",
    "case show BDG-KCN-24-05",
    "unit questions",
    "unit elsewhere",
    "unit elsewhere QLXD --all",
    "plan list",
    "plan show BDG-KCN-24",
    "plan show BDG-KCN-24 --on 2024-05-01",
    "plan history BDG-KCN-24",
    "regime set-day BDG-KCN-24 CCHC --day 16 --document 45/BQL --dry-run",
    "regime request BDG-KCN-24 CCHC --asker UBND --document 46/UBND --dry-run",
    "regime request {code} CCHC --asker UBND --document 46/UBND --json",
    "plan history {code}",
    "plan figures 2024",
    "plan figures BDG-KCN-24 --now",
    "plan close 2024 --carry-over {code} --dry-run",
    "quota show BDG-KCN-24 --detail",
    "indicator show BDG-KCN-24",
    "indicator show {code} --all",
    "plan check plans/binh-duong-bql-kcn-2024.toml",
    "plan check guess.toml",
    "plan check other.toml",
    "unit list",
    "unit show QLXD",
    "person list",
    "person show chanh-vp",
    "person show thu-ky",
    "person show dm-xaydung",
    "audit log",
    "audit log --limit 3",
    "audit log --case {code}",
    "audit log --case {lower}",
    "audit log --case BDG-KCN-24-03",
    "audit log --unit QLXD",
    "audit log --who chanh-vp",
    "audit log --who thu-ky",
    "audit log --who truong-ban",
    "audit log --action open",
    "audit log --action reschedule",
    "audit log --action acknowledge",
    "audit log --from 2024-06-03 --to 2024-06-10",
    "audit log --outcome done",
    "audit log --outcome refused:right-missing",
    "audit show 1",
    "audit show 9",
    "audit show 14",
    "audit show 15",
    "audit show 999",
    "audit verify",
    "audit verify --checkpoint checkpoint.txt",
    "outbox list",
    "outbox list --all",
    "outbox list --all --limit 3",
    "outbox list --all --person chanh-vp",
    "outbox list --all --person thu-ky",
    "outbox list --all --person truong-ban",
    "outbox show ab0",
    "outbox show ab",
    "daemon status",
    "workflow show inspection",
    "calendar day 2024-06-07",
    "config show",
    "office show",
    "audit log --backdated",
    "correct BDG-KCN-24-03",
    "correct BDG-KCN-24-D1",
    "correct {code}",
    "correct {near}",
)
"""Everything that only reads, typed as text and with --json where the command knows it."""
WITHOUT_JSON: Final = {"config", "calendar"}


def worded(line: str, code: str) -> list[str]:
    """Return the words of a line, with the code of the secret case where it is guessed."""
    stem, _dash, token = code.rpartition("-")
    values = {
        "code": code,
        "lower": code.lower(),
        "mixed": code.title(),
        "near": f"{stem}-{token[::-1]}X",
        "stem": stem,
    }
    return line.format(**values).split()


AFTERWARDS: Final = (
    "case list --json",
    "audit log --json",
    "audit verify",
    "outbox list --all --json",
    "daemon status --json",
)
"""Where whatever was tried or done would leave a trace."""
VERBS: Final = {
    "agree-visit": "--to 2024-06-11",
    "notify": "--document 1/TB",
    "receive-report": "",
    "request-supplement": "--missing II.4",
    "accept-report": "",
    "inspect": "",
    "announce": "",
    "conclude": "--findings findings.csv --document 1/TB",
    "postpone": "--reason x",
    "reschedule": "--to 2024-06-12 --reason x",
    "cancel": "--reason x",
    "order-reinspection": "--to 2024-06-20",
    "reinspect": "",
    "urge": "--document 1/CV",
    "propose": "--text x",
    "answer-proposal": "--number 1 --text x",
    "pause": "conclusion --reason x",
    "resume": "conclusion",
    "remediate": "--evidence photo.jpg --explanation x",
    "accept": "",
    "return": "--by 2024-07-01 --reason x",
    "pass-on": "--document 1/CV",
    "answer": "--document 1/CV",
    "set-deadline": "--by 2024-07-01",
    "acknowledge": "",
}
ROUND_VERBS: Final = {
    "establish-team": "--document 1/QĐ --reason x",
    "change-team": "--lead thu-ky --document 1/QĐ --reason x",
    "end": "",
    "issue": "general-conclusion --document 1/TB",
}

EXTENSION_VERBS: Final = {
    "ask": "--to 2024-07-10 --reason cho-kinh-phi --deadline conclusion",
    "approve": "",
    "refuse": "--reason x",
    "withdraw": "",
}
DIFFICULTY_VERBS: Final = {
    "report": "--to truong-ban --text x",
    "answer": "--text x",
    "close": "",
    "reopen": "--reason x",
    "withdraw": "--reason x",
}
TASK_VERBS: Final = {
    "read-as": "Quý_III",
    "submit": "--explanation x",
    "review": "--explanation x",
    "wake": "--reason x",
    "set-day": "--by 2024-07-01",
}
REGIME_VERBS: Final = {"hand-in": "--document 1/BC"}


def sent(code: str) -> Iterator[list[str]]:
    """Yield every command that sends something to a case."""
    for verb, options in VERBS.items():
        yield [verb, code, *options.split()]
    for verb, options in ROUND_VERBS.items():
        yield ["round", verb, code, *options.split()]
    for verb, options in EXTENSION_VERBS.items():
        yield ["extension", verb, code, *options.split()]
    for verb, options in DIFFICULTY_VERBS.items():
        yield ["difficulty", verb, code, *options.split()]
    for verb, options in TASK_VERBS.items():
        yield ["task", verb, code, *options.split()]
    for verb, options in REGIME_VERBS.items():
        yield ["regime", verb, code, *options.split()]


NOTHING_OF_CASES: Final = {
    "plan schema", "completion bash", "completion zsh", "completion fish", "completion powershell",
    "daemon unit",
    "backup",  # the size of its file tells that somebody wrote; who holds the file holds all of it
    "init", "calendar show", "calendar check", "deadline", "workflow list", "workflow diagram",
    "phrase",
}  # fmt: skip

WRITES: Final = (
    "indicator record BDG-KCN-24 CT-1 --as-of 2024-06-10 --percent 95,5 --source x --json",
    "indicator correct BDG-KCN-24 1 --percent 95,5 --reason x --dry-run",
    "indicator withdraw {code} 1 --reason x",
    "unit dissolve QLXD --on 2024-06-20 --document 1/QĐ --dry-run",
    "unit merge QLXD --into QLQH --on 2024-06-10 --document 1/QĐ --dry-run",
    "unit split QLXD --into QLQH --into QLDT --on 2024-06-10 --document 1/QĐ --dry-run --json",
    "unit move BDG-KCN-24-03 --to QLQH --document 1/QĐ --dry-run",
    "unit move {code} --to QLQH --document 1/QĐ",
    "unit split QLXD --into QLQH --move {code}=QLQH --on 2024-06-10 --document 1/QĐ",
    "person hand-over thu-ky cv-khac --reason x --conflict-reason y --dry-run",
    "person hand-over chanh-vp cv-khac --reason x --conflict-reason y --dry-run --json",
    "person leave truong-ban --reason x --dry-run --json",
    # Another visit of the same team, unit, day and hour: no hint from the hidden one.
    "agree-visit BDG-KCN-24-03 --to 2024-06-11 --at 16:00 --dry-run",
    "reschedule BDG-KCN-24-04 --to 2024-06-12 --at 16:00 --reason x",
    "reschedule BDG-KCN-24-05 --to 2024-06-07 --at 16:00 --reason x",
    "reschedule BDG-KCN-24-06 --to 2024-06-07 --at 16:30 --reason x --conflict-reason y --json",
    "agree-visit BDG-KCN-24-03 --to 2024-06-14 --dry-run --conflict-reason y --json",
    (
        "case add --unannounced --plan BDG-KCN-24 --unit QLXD --on 2024-06-07 --at 16:00"
        " --ordered-by truong-ban --order 78/QĐ --lead chanh-vp --secretary thu-ky --dry-run"
    ),
    (
        "case add --unannounced --plan BDG-KCN-24 --unit QLXD --on 2024-06-07 --at 16:00"
        " --ordered-by truong-ban --order 78/QĐ --lead chanh-vp --secretary thu-ky --json"
    ),
    (
        "case add --unannounced --plan BDG-KCN-24 --unit QLXD --on 2024-06-12"
        " --ordered-by truong-ban --order 79/QĐ --team-from {code} --conflict-reason y"
    ),
    (
        "case add --unannounced --plan {code} --unit QLXD --on 2024-06-12"
        " --ordered-by truong-ban --order 79/QĐ --lead chanh-vp"
    ),
    (
        "case add-opening-stock --unit QLXD --from-year 2023 --findings findings.csv"
        " --issued-on 2023-07-20"
    ),
    "difficulty report BDG-KCN-24-03 --to truong-ban --text x --dry-run",
    "difficulty report BDG-KCN-24-D1 --to-body Sở_Nội_vụ --text x --json",
    "difficulty answer {code}-VM1 --text x",
    "task review BDG-KCN-24-03 {code} --reason x",
    "document link BDG-KCN-24 9/KH,20/2/2024 --issuer SNV --title x --wake {code}",
    "document link BDG-KCN-24 9/KH,20/2/2024 --issuer SNV --title x --json",
    "document event BDG-KCN-24 --on 2024-06-03 --text x --dry-run",
    "round change-team BDG-KCN-24-D1 --member dm-vp --document 21/QĐ-BQL --reason x",
    (
        "round change-team BDG-KCN-24-D1 --member dm-vp --document 22/QĐ-BQL --reason x"
        " --conflict-reason y"
    ),
    # What moves, whom it tells and the hash of it all: as if the hidden case were not there.
    "calendar add-swap 2024-06-17 2024-06-22 --document 9/TB,20/5/2024 --dry-run --json",
    "calendar add-off 2024-06-17 --reason x --document 9/TB,20/5/2024 --yes",
    "calendar import units.csv --dry-run",
    "inspect BDG-KCN-24-01 --on 2024-06-10 --reason x",
    "conclude BDG-KCN-24-01 --findings findings.csv --document 61/TB-BQL",
    "acknowledge BDG-KCN-24-02",
    "unit add QLHT --name Phòng_Hạ_tầng --parent BQL --document 5/QĐ",
    "unit rename QLXD --name Phòng_Xây_dựng --from 2024-06-10 --document 6/QĐ",
    "unit load units.csv",
    "unit inspected-elsewhere QLXD --by Thanh_tra --from 2024-05-06 --to 2024-05-07",
    "unit inspected-elsewhere QLXD --by Thanh_tra --from 2024-06-20 --dry-run --json",
    "unit elsewhere-withdraw {code} --reason x",
    "person add an --name An --role focal --unit QLXD",
    "person appoint thu-ky --role member --unit QLXD --from 2024-06-10",
    "person contact thu-ky --email thuky2@example.vn",
    "person end thu-ky --role officer --unit VP --to 2024-06-10",
    "person load people.csv",
    # A revised plan and a letter: hidden work follows without a word.
    "plan load amended.toml",
    "plan amend amended.toml --document 12/KH --reason x --dry-run --json",
    "plan amend amended.toml --document 12/KH --reason x --yes",
    "plan set-rule BDG-KCN-24 conclusion --amount 7 --document 45/BQL --dry-run",
    "plan set-rule BDG-KCN-24 conclusion --amount 7 --document 45/BQL --yes --json",
    "plan history BDG-KCN-24",
    "plan close 2024 --carry-over all --dry-run --json",
    "plan close 2024 --carry-over all --cancel {code}=x --yes",
    "quota draw BDG-KCN-24 --population x --count 1",
    "plan load guess.toml --dry-run",
    "plan load guess.toml",
    "plan load other.toml",
    "plan load plans/binh-duong-bql-kcn-2024.toml",
    "outbox retry --all",
    "outbox retry ab",
    "outbox retry --channel email",
    "office set backdating-working-days 3",
    "correct BDG-KCN-24-03 visit --from 2024-06-06 --to 2024-06-11 --reason x --dry-run",
    "correct BDG-KCN-24-03 visit --from 2024-06-06 --to 2024-06-11 --reason x --json",
    "correct BDG-KCN-24-D1 establish-team --from 2024-05-20 --to 2024-05-17 --reason x",
    "correct {code} visit --from 2024-06-07 --to 2024-06-11 --reason x",
    "correct {code} unit --from QLXD --to QLQH --reason x --json",
    "correct {code}-KN1 nham-ho-so --reason x",
    "audit seal --dry-run",
    "audit seal",
    "audit seal --json",
    "restore --trial",
    "restore backups/none.sqlite3 --to new.sqlite3",
    "outbox release --reason x --drop",
    # Last, for what follows would be others' work: hidden work moves along and says nothing.
    "unit merge QLXD --into QLQH --on 2024-06-10 --document 1/QĐ",
    "person hand-over chanh-vp cv-khac --reason x --conflict-reason y",
    "person leave thu-ky --reason x --leave-open",
    "person leave truong-doan --on 2024-06-11 --reason x --leave-open --json",
    "person erase thu-ky --reason x --document 1/QĐ --yes",
    "person hand-over thu-ky cv-khac --reason x --conflict-reason y",
    "person erase thu-ky --reason x --document 1/QĐ --yes",
    "person leave chanh-vp --reason x",
    "person erase chanh-vp --reason x --document 1/QĐ --yes --json",
)
