"""Which column of the dataset becomes which canonical column.

The first name is the present one; others are older, or another system's. A field may fall back on a second column,
or be one flag of an outcome kept as JSON.
"""

from __future__ import annotations

from plimsoll.sources.mapping import Field, Mapping
from plimsoll.sources.outcomes import ANY_FLAG


def _f(column: str, *names: str) -> Field:
    return Field(column, names)


def _own(column: str, *names: str) -> Field:
    return Field(column, names, own=True)


def _said(column: str, name: str, outcome: str) -> Field:
    return Field(column, (name,), outcome=outcome)


_REFERRAL_OUTCOME = "cine_referral_outcome_json"
_CONTACT_OUTCOME = "cont_contact_outcome_json"

NFA_FLAG = "NFA_FLAG"
NEW_REFERRAL_FLAG = "NEW_REFERRAL_FLAG"

PEOPLE = (
    Mapping(
        "ssd_person",
        "person",
        (
            _own("person_id", "pers_person_id"),
            Field("birth_month", ("pers_dob",), month_only=True),
            Field("expected_month", ("pers_expected_dob",), month_only=True),
            _f("died", "pers_death_date"),
        ),
    ),
    Mapping("ssd_family", "family", (_own("family_id", "fami_family_id"), _f("person_id", "fami_person_id"))),
)

FRONT_DOOR = (
    Mapping(
        "ssd_contacts",
        "contact",
        (
            _own("contact_id", "cont_contact_id"),
            _f("person_id", "cont_person_id"),
            _f("received", "cont_contact_date"),
            _f("source_code", "cont_contact_source_code"),
            _said("decided", _CONTACT_OUTCOME, ANY_FLAG),
            _said("referred", _CONTACT_OUTCOME, NEW_REFERRAL_FLAG),
            _said("nfa", _CONTACT_OUTCOME, NFA_FLAG),
        ),
    ),
    Mapping(
        "ssd_cin_episodes",
        "referral",
        (
            _own("referral_id", "cine_referral_id"),
            _f("person_id", "cine_person_id"),
            _f("received", "cine_referral_date"),
            _f("need_code", "cine_cin_primary_need_code"),
            Field(
                "nfa",
                ("cine_referral_nfa",),
                otherwise=_said("nfa", _REFERRAL_OUTCOME, NFA_FLAG),
                when_empty=False,
            ),
            _f("closed", "cine_close_date"),
            _f("close_reason", "cine_close_reason"),
            _f("team_id", "cine_referral_team"),
            _f("worker_id", "cine_referral_worker_id"),
        ),
    ),
    Mapping(
        "ssd_cin_assessments",
        "assessment",
        (
            _own("assessment_id", "cina_assessment_id"),
            _f("person_id", "cina_person_id"),
            _f("referral_id", "cina_referral_id"),
            _f("started", "cina_assessment_start_date"),
            _f("child_seen", "cina_assessment_child_seen"),
            _f("authorised", "cina_assessment_auth_date"),
            _f("nfa", "cina_assessment_outcome_nfa"),
            _f("team_id", "cina_assessment_team"),
            _f("worker_id", "cina_assessment_worker_id"),
        ),
    ),
)

PROTECTION = (
    Mapping(
        "ssd_s47_enquiry",
        "enquiry",
        (
            _own("enquiry_id", "s47e_s47_enquiry_id"),
            _f("referral_id", "s47e_referral_id"),
            _f("person_id", "s47e_person_id"),
            _f("started", "s47e_s47_start_date"),
            _f("ended", "s47e_s47_end_date"),
            _f("nfa", "s47e_s47_nfa"),
            _f("team_id", "s47e_s47_completed_by_team"),
            _f("worker_id", "s47e_s47_completed_by_worker_id"),
        ),
    ),
    Mapping(
        "ssd_initial_cp_conference",
        "conference",
        (
            _own("conference_id", "icpc_icpc_id"),
            _f("enquiry_id", "icpc_s47_enquiry_id"),
            _f("person_id", "icpc_person_id"),
            _f("plan_id", "icpc_cp_plan_id"),
            _f("referral_id", "icpc_referral_id"),
            _f("transfer_in", "icpc_icpc_transfer_in"),
            _f("target", "icpc_icpc_target_date"),
            _f("held", "icpc_icpc_date"),
            _f("plan_made", "icpc_icpc_outcome_cp_flag"),
            _f("team_id", "icpc_icpc_team"),
            _f("worker_id", "icpc_icpc_worker_id"),
        ),
    ),
    Mapping(
        "ssd_cp_plans",
        "plan",
        (
            _own("part_id", "cppl_cp_plan_id"),
            _own("plan_id", "cppl_cp_plan_id"),
            _f("person_id", "cppl_person_id"),
            _f("referral_id", "cppl_referral_id"),
            _f("started", "cppl_cp_plan_start_date"),
            _f("ended", "cppl_cp_plan_end_date"),
            _f("other_authority", "cppl_cp_plan_ola"),
        ),
        kind="CP",
    ),
    Mapping(
        "ssd_cp_visits",
        "visit",
        (
            _own("visit_id", "cppv_cp_visit_id"),
            _f("person_id", "cppv_person_id"),
            _f("plan_id", "cppv_cp_plan_id"),
            _f("visited", "cppv_cp_visit_date"),
            _f("seen", "cppv_cp_visit_seen"),
            _f("seen_alone", "cppv_cp_visit_seen_alone"),
        ),
        kind="CP",
    ),
    Mapping(
        "ssd_cp_reviews",
        "review",
        (
            _own("review_id", "cppr_cp_review_id", "workflow_step_id"),
            _f("person_id", "cppr_person_id", "person_id"),
            _f("plan_id", "cppr_cp_plan_id", "registration_id"),
            _f("due", "cppr_cp_review_due", "due_date"),
            _f("held", "cppr_cp_review_date", "actual_date"),
        ),
        kind="CP",
    ),
)

IN_NEED = (
    Mapping(
        "ssd_cin_plans",
        "plan",
        (
            _own("part_id", "cinp_cin_plan_id", "cin_plan_id"),
            _own("plan_id", "cinp_cin_plan_id", "cin_plan_id"),
            _f("person_id", "cinp_person_id"),
            _f("referral_id", "cinp_referral_id"),
            _f("started", "cinp_cin_plan_start_date"),
            _f("ended", "cinp_cin_plan_end_date"),
            _f("team_id", "cinp_cin_plan_team"),
            _f("worker_id", "cinp_cin_plan_worker_id"),
        ),
        kind="CIN",
    ),
    Mapping(
        "ssd_cin_visits",
        "visit",
        (
            _own("visit_id", "cinv_cin_visit_id"),
            _f("person_id", "cinv_person_id"),
            _f("plan_id", "cinv_cin_plan_id"),
            _f("visited", "cinv_cin_visit_date"),
            _f("seen", "cinv_cin_visit_seen"),
            _f("seen_alone", "cinv_cin_visit_seen_alone"),
        ),
        kind="CIN",
    ),
)

LOOKED_AFTER = (
    Mapping(
        "ssd_cla_episodes",
        "plan",
        (
            _own("part_id", "clae_cla_episode_id"),
            # An episode that names no period of being looked after is a period of its own.
            Field("plan_id", ("clae_cla_id",), otherwise=_own("plan_id", "clae_cla_episode_id")),
            _f("person_id", "clae_person_id"),
            _f("referral_id", "clae_referral_id"),
            _f("started", "clae_cla_episode_start_date"),
            _f("ended", "clae_cla_episode_ceased_date", "clae_cla_episode_ceased"),
            _f("placement_id", "clae_cla_placement_id"),
        ),
        kind="CLA",
    ),
    Mapping(
        "ssd_cla_placement",
        "placement",
        (
            _own("placement_id", "clap_cla_placement_id"),
            _f("plan_id", "clap_cla_id"),
            _f("person_id", "clap_person_id"),
            _f("started", "clap_cla_placement_start_date"),
            _f("ended", "clap_cla_placement_end_date"),
            _f("type_code", "clap_cla_placement_type"),
        ),
    ),
    Mapping(
        "ssd_legal_status",
        "legal_status",
        (
            _own("legal_status_id", "lega_legal_status_id"),
            _f("person_id", "lega_person_id"),
            _f("status_code", "lega_legal_status"),
            _f("started", "lega_legal_status_start_date"),
            _f("ended", "lega_legal_status_end_date"),
        ),
    ),
    Mapping(
        "ssd_cla_visits",
        "visit",
        (
            _own("visit_id", "clav_cla_visit_id"),
            _f("person_id", "clav_person_id"),
            _f("plan_id", "clav_cla_id"),
            _f("visited", "clav_cla_visit_date"),
            _f("seen", "clav_cla_visit_seen"),
            _f("seen_alone", "clav_cla_visit_seen_alone"),
        ),
        kind="CLA",
    ),
    Mapping(
        "ssd_cla_reviews",
        "review",
        (
            _own("review_id", "clar_cla_review_id"),
            _f("person_id", "clar_cla_person_id"),
            _f("plan_id", "clar_cla_id"),
            _f("due", "clar_cla_review_due_date"),
            _f("held", "clar_cla_review_date"),
            _f("cancelled", "clar_cla_review_cancelled"),
        ),
        kind="CLA",
    ),
)

WORKERS = (
    Mapping(
        "ssd_involvements",
        "allocation",
        (
            _own("allocation_id", "invo_involvements_id"),
            _f("worker_id", "invo_professional_id"),
            _f("role", "invo_professional_role_id"),
            _f("team_id", "invo_professional_team"),
            _f("person_id", "invo_person_id"),
            _f("started", "invo_involvement_start_date"),
            _f("ended", "invo_involvement_end_date"),
            _f("change_reason", "invo_worker_change_reason"),
            _f("referral_id", "invo_referral_id"),
        ),
    ),
    Mapping(
        "ssd_professionals",
        "worker",
        (
            _own("worker_id", "prof_professional_id"),
            _f("staff_id", "prof_staff_id"),
            _f("name", "prof_professional_name"),
            _f("registration", "prof_social_worker_registration_no"),
            _f("agency", "prof_agency_worker_flag"),
            _f("job_title", "prof_professional_job_title"),
            _f("department", "prof_professional_department"),
            _f("fte", "prof_full_time_equivalency"),
        ),
    ),
    Mapping("ssd_department", "team", (_own("team_id", "dept_team_id"), _f("name", "dept_team_name"))),
)

MAPPINGS: dict[str, Mapping] = {
    mapping.source_table: mapping for mapping in (*PEOPLE, *FRONT_DOOR, *PROTECTION, *IN_NEED, *LOOKED_AFTER, *WORKERS)
}
"""How each of the dataset's tables that is kept fills a canonical one."""
