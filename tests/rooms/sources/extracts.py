"""SSD files for the tests, written by hand: rows of cells under a table's own columns."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from plimsoll import sources
from plimsoll.sources import TableRead
from plimsoll.sources.ssd.catalogue import tables

CELLS: dict[str, dict[str, str]] = {
    "ssd_person": {"pers_person_id": "P1", "pers_dob": "2015-03-14 00:00:00.000"},
    "ssd_family": {"fami_table_id": "1", "fami_family_id": "F1", "fami_person_id": "P1"},
    "ssd_contacts": {"cont_contact_id": "C1", "cont_person_id": "P1", "cont_contact_date": "2024-01-02"},
    "ssd_cin_episodes": {"cine_referral_id": "R1", "cine_person_id": "P1", "cine_referral_date": "2024-01-03"},
    "ssd_cin_assessments": {
        "cina_assessment_id": "A1",
        "cina_person_id": "P1",
        "cina_referral_id": "R1",
        "cina_assessment_start_date": "2024-01-04",
    },
    "ssd_s47_enquiry": {"s47e_s47_enquiry_id": "E1", "s47e_person_id": "P1", "s47e_s47_start_date": "2024-01-05"},
    "ssd_initial_cp_conference": {"icpc_icpc_id": "I1", "icpc_person_id": "P1", "icpc_icpc_date": "2024-01-20"},
    "ssd_cp_plans": {"cppl_cp_plan_id": "CP1", "cppl_person_id": "P1", "cppl_cp_plan_start_date": "2024-01-20"},
    "ssd_cin_plans": {"cinp_cin_plan_id": "CN1", "cinp_person_id": "P1", "cinp_cin_plan_start_date": "2024-02-01"},
    "ssd_cla_episodes": {
        "clae_cla_episode_id": "L1",
        "clae_person_id": "P1",
        "clae_cla_episode_start_date": "2024-03-01",
        "clae_cla_id": "Y1",
    },
    "ssd_cla_placement": {
        "clap_cla_placement_id": "H1",
        "clap_person_id": "P1",
        "clap_cla_id": "Y1",
        "clap_cla_placement_start_date": "2024-03-01",
    },
    "ssd_legal_status": {
        "lega_legal_status_id": "S1",
        "lega_person_id": "P1",
        "lega_legal_status": "C2",
        "lega_legal_status_start_date": "2024-03-01",
    },
    "ssd_cin_visits": {"cinv_cin_visit_id": "V1", "cinv_person_id": "P1", "cinv_cin_visit_date": "2024-02-10"},
    "ssd_cp_visits": {"cppv_cp_visit_id": "V2", "cppv_person_id": "P1", "cppv_cp_visit_date": "2024-02-11"},
    "ssd_cla_visits": {"clav_cla_visit_id": "V3", "clav_person_id": "P1", "clav_cla_visit_date": "2024-03-05"},
    "ssd_cp_reviews": {"cppr_cp_review_id": "W1", "cppr_person_id": "P1", "cppr_cp_review_date": "2024-04-01"},
    "ssd_cla_reviews": {"clar_cla_review_id": "W2", "clar_cla_person_id": "P1", "clar_cla_review_date": "2024-04-02"},
    "ssd_involvements": {
        "invo_involvements_id": "N1",
        "invo_professional_id": "SW1",
        "invo_professional_role_id": "CW",
        "invo_person_id": "P1",
        "invo_involvement_start_date": "2024-01-03",
    },
    "ssd_professionals": {"prof_professional_id": "SW1", "prof_staff_id": "77"},
    "ssd_department": {"dept_team_id": "T1", "dept_team_name": "East"},
}
"""For each table that is kept, the cells of a row that can be kept."""

Cells = Mapping[str, str]


def cells(table: str, **given: str) -> dict[str, str]:
    """A row that can be kept, with some cells otherwise."""
    return {**CELLS[table], **given}


def text_of(table: str, rows: Sequence[Cells], columns: Sequence[str] = (), delimiter: str = ",") -> str:
    """A file's text: SystemC's columns unless others are named, `NULL` in every cell that is not given."""
    names = list(columns or tables()[table].columns)
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([[row.get(name, "NULL") for name in names] for row in rows])
    return written.getvalue()


def written(folder: Path, table: str, *rows: Cells) -> Path:
    """A file of these rows."""
    return saved(folder, text_of(table, rows), f"{table}.csv")


def saved(folder: Path, text: str | bytes, name: str = "ssd_cin_episodes.csv") -> Path:
    """A file of this text (UTF-8) or these bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def read(path: Path) -> TableRead:
    """A file that must be recognised and kept, read. Its rows always add up."""
    source = sources.recognise(path)
    assert source is not None, f"{path.name} was not recognised"
    [found] = source.read()
    assert found.read == found.rows.num_rows + found.refused
    return found


def reasons(found: TableRead) -> list[tuple[int, str, str]]:
    """Its faults as row, column and reason."""
    return [(each["row"], each["column"], each["reason"]) for each in found.faults.to_pylist()]
