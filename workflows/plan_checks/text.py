"""What the text of a plan leaves open: blanks, phrases with two readings, double statements."""

import re
import unicodedata
from datetime import date
from typing import Final

from engine.plan import RuleSetting
from engine.words import N_
from workflows.plan_review import Review, listed, shown_day
from workflows.plan_tables import TIME_UNITS, WITHIN

AFTER: Final = re.compile(r"\bsau\s+(?:khi\s+)?\d+", re.IGNORECASE)
NO_ANCHOR: Final = re.compile(
    r".*\btrước\s+\d+\s+(?:ngày|tuần|tháng)(?:\s+làm\s+việc)?", re.IGNORECASE
)
FIRST_NUMBER: Final = re.compile(r"\d{1,6}")
WORKING_DAYS: Final = "ngày làm việc"


def check_head(review: Review) -> None:
    """Check number, days and window of the document itself."""
    _check_document(review)
    _check_window(review)
    if review.source.examples:
        review.findings.warning(
            "plan",
            N_("có {count} mục đánh dấu ví dụ, không có trong văn bản; thay bằng số liệu thật"),
            count=review.source.examples,
        )


def _check_document(review: Review) -> None:
    plan, findings = review.plan, review.findings
    if not plan.number:
        findings.warning("plan.number", N_("văn bản chưa có số, ký hiệu; bổ sung khi có"))
    if plan.issued_on is None:
        findings.warning("plan.issued_on", N_("văn bản chưa có ngày ban hành; bổ sung khi có"))
    elif plan.issued_on > review.today:
        findings.warning(
            "plan.issued_on",
            N_("ngày ban hành {day} sau hôm nay {today}"),
            day=shown_day(plan.issued_on),
            today=shown_day(review.today),
        )


def _check_window(review: Review) -> None:
    plan, findings = review.plan, review.findings
    first_on, last_on, signed_on = plan.window_first_on, plan.window_last_on, review.signed_on
    if last_on < first_on:
        findings.error(
            "plan.window_last_on",
            N_("khoảng kiểm tra kết thúc {last} trước khi bắt đầu {first}"),
            last=shown_day(last_on),
            first=shown_day(first_on),
        )
    if signed_on is not None and date.min < first_on < signed_on:
        findings.warning(
            "plan.window_first_on",
            N_("khoảng kiểm tra bắt đầu {first}, trước ngày ký {signed}; giữ nguyên như in"),
            first=shown_day(first_on),
            signed=shown_day(signed_on),
        )
    if date.min < first_on and plan.year and plan.year != first_on.year:
        findings.warning(
            "plan.year",
            N_("năm {year} khác năm của khoảng kiểm tra ({first})"),
            year=plan.year,
            first=shown_day(first_on),
        )


def check_rules(review: Review) -> None:
    """Check each deadline against the words it was read from."""
    for workflow, rules in review.plan.rules.items():
        for rule in rules:
            path = f"rules.{workflow}.{rule.name}"
            _check_after(review, path, rule)
            _check_number(review, path, rule)
            _check_anchor(review, path, rule)
    _check_order(review)
    _check_unset(review)


def _check_unset(review: Review) -> None:
    """Show the steps that the document names without a number of days (domain fact 1)."""
    unset = [
        f"{workflow}.{rule.name}"
        for workflow, rules in review.plan.rules.items()
        for rule in rules
        if rule.amount is None
    ]
    if unset:
        review.findings.warning(
            f"rules.{unset[0]}",
            N_("{count} bước văn bản không nêu số ngày, chưa xác định thời hạn: {steps}"),
            count=len(unset),
            steps=listed(unset),
        )


def _check_anchor(review: Review, path: str, rule: RuleSetting) -> None:
    """Warn of a number of days before something that the words do not name."""
    text = unicodedata.normalize("NFC", rule.text).strip(" .;,")
    if NO_ANCHOR.fullmatch(text):
        review.findings.warning(
            f"{path}.text", N_("“{text}” không nói trước mốc nào; hãy xác nhận"), text=rule.text
        )


def _check_after(review: Review, path: str, rule: RuleSetting) -> None:
    """Warn of "sau 10 ngày làm việc" meant as the latest day (000, V.1.c)."""
    text = unicodedata.normalize("NFC", rule.text)
    if AFTER.search(text) and rule.reading in {"", WITHIN}:
        review.findings.warning(
            f"{path}.text",
            N_("“{text}” được hiểu là “{reading}”: hết thời gian đó là quá hạn; hãy xác nhận"),
            text=rule.text,
            reading=WITHIN,
        )


def _check_number(review: Review, path: str, rule: RuleSetting) -> None:
    """Warn when the words say another number or another kind of days."""
    found = FIRST_NUMBER.search(rule.text)
    if found is not None and rule.amount != int(found[0]):
        review.findings.warning(
            f"{path}.amount",
            N_("bản in ghi “{text}” nhưng amount là {amount}; hãy đối chiếu"),
            text=rule.text,
            amount=N_("chưa xác định") if rule.amount is None else rule.amount,
        )
    says_working = WORKING_DAYS in unicodedata.normalize("NFC", rule.text).casefold()
    if says_working and rule.amount and rule.unit != TIME_UNITS[0]:
        review.findings.warning(
            f"{path}.unit",
            N_("bản in ghi “{text}” nhưng unit là {unit}; hãy đối chiếu"),
            text=rule.text,
            unit=rule.unit,
        )


def _check_order(review: Review) -> None:
    """Warn when the unit's report would be due before the unit is told of the visit."""
    rules = {rule.name: rule for rule in review.plan.rules.get("inspection", ())}
    notice, report = rules.get("notice"), rules.get("report")
    if notice is None or report is None or not notice.amount or not report.amount:
        return
    if notice.unit == report.unit and report.amount >= notice.amount:
        review.findings.warning(
            "rules.inspection.report.amount",
            N_("báo cáo phải nộp ({report}) trước hoặc cùng lúc gửi thông báo lịch ({notice})"),
            report=report.amount,
            notice=notice.amount,
        )


def check_statements(review: Review) -> None:
    """Put forward what the text says in two ways or may have misprinted (domain fact 12)."""
    for place, item in enumerate(review.source.statements, start=1):
        sections = f" ({', '.join(item.sections)})" if item.sections else ""
        if len(item.stated) > 1:
            review.findings.warning(
                f"statements[{place}]",
                N_("{about}: văn bản nêu {count} cách: {stated}{sections}; {reading}"),
                about=item.about,
                count=len(item.stated),
                stated=" / ".join(f"“{text}”" for text in item.stated),
                sections=sections,
                reading=item.reading or N_("hãy hỏi lại"),
            )
        else:
            review.findings.warning(
                f"statements[{place}]",
                N_("{about}: bản in ghi “{stated}”{sections}; {reading}"),
                about=item.about,
                stated=listed(item.stated),
                sections=sections,
                reading=item.reading or N_("hãy hỏi lại"),
            )
