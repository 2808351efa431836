"""Stories of the shipped annexes and quotas revised in June by documents made up for it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dondoc.amending.quotas import QuotaFigures
from dondoc.amending.rows import RowEffect
from dondoc.testing import PlayedOffice
from engine.case import Command, DocumentRef
from engine.conflict_policy import Answer
from engine.decisions import OPEN
from engine.plan import Plan
from tests.integration.amended_office import amended, copied
from tests.integration.story_office import PLANS, due, shipped
from workflows.plan_file import read_plan_file

SKHDT = "binh-duong-skhdt-2018.toml"
BQL = "dong-nai-bql-kcn-2023.toml"
UBND = "dong-nai-ubnd-2023.toml"
JUNE_18 = DocumentRef("77/KH-SKHĐT", "", date(2018, 6, 15))
JUNE_23 = DocumentRef("12/KH-BQL", "", date(2023, 6, 12))


class Annex:
    """The file of a plan that ships, changed row by row."""

    def __init__(self, name: str) -> None:
        """Read the file."""
        self.text = (PLANS / name).read_text(encoding="utf-8")

    def row(self, row: str, *swaps: tuple[str, str], after: str = "") -> None:
        """Replace passages of one row, and put text behind it."""
        start = self.text.index(f'[[tasks]]\nid = "{row}"\n')
        end = self.text.index("[[", start + 2)
        part = self.text[start:end]
        for old, new in swaps:
            assert part.count(old) == 1, old
            part = part.replace(old, new)
        self.text = self.text[:start] + part + after + self.text[end:]

    def without(self, row: str) -> None:
        """Take a row out."""
        start = self.text.index(f'[[tasks]]\nid = "{row}"\n')
        self.text = self.text[:start] + self.text[self.text.index("[[", start + 2) :]

    def put(self, old: str, new: str) -> None:
        """Replace a passage that stands once."""
        assert self.text.count(old) == 1, old
        self.text = self.text.replace(old, new)

    @property
    def plan(self) -> Plan:
        """The plan that the file says."""
        found = read_plan_file(self.text.encode()).plan
        assert found is not None
        return found


@pytest.fixture(scope="module")
def of_2018(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PlayedOffice]:
    office = shipped(tmp_path_factory.mktemp("skhdt"), SKHDT, "2018-01-02T08:00")
    office.clock.move_to("2018-06-18T08:00")
    yield office
    office.application.store.dispose()


def test_the_annex_of_2018_is_revised_in_june(of_2018: PlayedOffice, tmp_path: Path) -> None:
    office = copied(of_2018, tmp_path)
    file = Annex(SKHDT)
    file.row("VIII.2", ("Quý II và Quý IV/2018", "Quý III và Quý IV/2018"))
    file.row("II.9", ("ngày 01", "ngày 05"))
    file.row("VII.7", ("Hàng tháng", "Hàng quý"))
    file.row("II.4", ('lead = ["TTR"]', 'lead = ["VP"]'))
    file.row("VI.4", ('"KTDN"]', '"KTDN", "KTN"]'))
    file.row("I.1", ("Theo kế hoạch của tỉnh, Sở Tư pháp", "Trước ngày 15/9/2018"))
    file.row("M-IV", ('id = "M-IV"', 'id = "M-IV.3"'))
    fresh = '[[tasks]]\nid = "III.5"\ntitle = "Sắp xếp phòng"\nlead = ["các phòng"]\ntime = "Hàng quý"\n'
    file.row("III.4", after=fresh)
    file.without("II.12")
    report = amended(office, file.plan, document=JUNE_18)
    rows = {effect.row: effect for effect in report.rows}
    assert due(office, "BDG-KHDT-18-VIII.2-Q2", "product") == "2018-10-01"
    assert due(office, "BDG-KHDT-18-VIII.2-Q4", "product") == "2018-12-31"
    assert due(office, "BDG-KHDT-18-II.9-T07", "product") == "2018-07-05"
    assert due(office, "BDG-KHDT-18-II.9-T06", "product") == "2018-06-01"
    assert len(rows["VII.7"].cancelled) == 8  # of twelve months four end a quarter
    assert office.case("BDG-KHDT-18-II.4").unit == "VP"
    assert rows["VI.4"].opened == ("BDG-KHDT-18-VI.4-KTN",)
    assert due(office, "BDG-KHDT-18-I.1", "product_before") == "2018-09-14"
    assert office.case("BDG-KHDT-18-M-IV").facts["row"] == "M-IV.3"
    assert len(rows["III.5"].opened) == 15
    assert {day for _unit, day in rows["III.5"].left_out} == {date(2018, 3, 31)}
    assert rows["II.12"].cancelled == ("BDG-KHDT-18-II.12",)


def test_the_annex_of_2018_goes_back_to_what_it_was(of_2018: PlayedOffice, tmp_path: Path) -> None:
    office = copied(of_2018, tmp_path)
    before = days(office)
    file = Annex(SKHDT)
    file.row("VIII.2", ("Quý II và Quý IV/2018", "Quý III/2018"))
    file.row("VI.5", ('"2018"', '"Theo kế hoạch của tỉnh"'))
    file.row("IV.3", ("Tháng 11", "Tháng 10"))
    file.without("VIII.3")
    amended(office, file.plan, document=JUNE_18)
    assert days(office) != before
    amended(office, Annex(SKHDT).plan, document=DocumentRef("78/KH", "", date(2018, 6, 18)))
    assert days(office) == before


def days(office: PlayedOffice) -> dict[str, object]:
    with office.application.store.read() as uow:
        cases = [case for case in uow.cases.of_plan("BDG-KHDT-18") if case.state != "cancelled"]
    return {it.code: (it.unit, it.state, it.dates.get("due_by")) for it in cases}


def test_the_annex_of_2023_is_revised_in_june(tmp_path: Path) -> None:
    office = shipped(tmp_path, BQL, "2023-01-17T08:00")
    office.clock.move_to("2023-06-14T08:00")
    code = office_code(office)
    file = Annex(BQL)
    file.row("III.2", ('after = ["IV.2"]', 'after = ["IV.2", "III.1"]'))
    file.row("II.1.5", ("Quý III/2023", "Quý IV/2023"))
    file.row("II.2.3a", ("Theo kế hoạch của UBND tỉnh, Sở Nội vụ", "Quý III/2023"))
    file.row("V.2", ('lead = ["DVSN"]', 'lead = ["VP", "DVSN"]'))
    file.put('population = "don-vi"\nat_least_percent = 50\nof = "units"\nby',
             'population = "don-vi"\nat_least_percent = 60\nof = "units"\nby')  # fmt: skip
    report = amended(office, file.plan, document=JUNE_23)
    rows: dict[str, RowEffect] = {effect.row: effect for effect in report.rows}
    assert len(rows["II.1.5"].changed) > 1  # a group: each of its units has its own
    days = {it.new_on for it in report.shifts if "-II.1.5-" in it.case and it.name == "product"}
    assert days == {"2024-01-02"}
    assert due(office, f"{code}-II.2.3a", "product") == "2023-10-02"
    assert office.case(f"{code}-II.2.3a").state == "planned"
    assert office.case(f"{code}-III.2").facts["waits_for"] == 2
    assert rows["V.2"].opened == (f"{code}-V.2-VP",)
    (quota,) = report.quotas
    assert quota.code == "Q1"
    assert [state.need for state in (quota.old, quota.new) if state] == [4, 5]


def office_code(office: PlayedOffice) -> str:
    with office.application.store.read() as uow:
        (plan,) = uow.plans.all()
    return plan.code


def test_quotas_of_2023_follow_the_document(tmp_path: Path) -> None:
    office = shipped(tmp_path, UBND, "2023-01-04T08:00")
    office.clock.move_to("2023-06-15T08:00")
    file = Annex(UBND)
    file.put('population = "P1"\nat_least_percent = 40', 'population = "P1"\nat_least_percent = 60')
    third = file.text.index('[[quotas]]\ncode = "Q3"')
    file.text = file.text[:third] + file.text[file.text.index('[[quotas]]\ncode = "Q4"') :]
    file.text += '\n[conflicts]\ntravel = "reason"\n'
    report = amended(office, file.plan, document=JUNE_23)
    figures = {shift.code: (shift.old, shift.new) for shift in report.quotas}
    assert figures == {
        "Q1": (QuotaFigures("short", 20, 8, 0, 3, 5), QuotaFigures("short", 20, 12, 0, 3, 9)),
        "Q3": (figures["Q3"][0], None),
    }
    with office.application.store.read() as uow:
        first, now = uow.plans.revisions(office_code(office))
    assert now.plan.conflicts.travel is Answer.REASON
    assert [quota.code for quota in now.plan.aims.quotas] == ["Q1", "Q2", "Q4", "Q5"]
    assert [quota.code for quota in first.plan.aims.quotas] == ["Q1", "Q2", "Q3", "Q4", "Q5"]


def test_a_preview_counts_no_visit_that_its_reader_must_not_know(tmp_path: Path) -> None:
    office = shipped(tmp_path, UBND, "2023-01-04T08:00")
    code = office_code(office)
    with office.application.store.read() as uow:
        planned = next(case for case in uow.cases.of_plan(code) if case.workflow == "inspection")
    hidden = replace(
        planned, id="s" * 32, code=f"{code}-DX-7K2M", version=1, unit="STNMT", secret=True,
        insiders=frozenset({"giam-doc-snv"}), round_id=None, parent_id=None,
        facts={**planned.facts, "unannounced": True},
    )  # fmt: skip
    office.clock.move_to("2023-06-15T08:00")
    file = Annex(UBND)
    file.put('population = "P1"\nat_least_percent = 40', 'population = "P1"\nat_least_percent = 60')
    before = amended(office, file.plan, document=JUNE_23, dry_run=True)
    opening = Command(OPEN, office.application.actor("operator"), office.today)
    office.application.cases.open([hidden], opening)
    after = amended(office, file.plan, document=JUNE_23, dry_run=True)
    assert (after.quotas, after.fingerprint) == (before.quotas, before.fingerprint)
    assert "DX-7K2M" not in repr(after)
