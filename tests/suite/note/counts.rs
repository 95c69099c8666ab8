//! Which notes count.

use journal::note::{Counted, Opened, day_in_name, open};
use journal::settings;
use journal::text::Day;

use super::source;

fn counted_at(path: &str, text: &str, notes: &settings::Notes) -> Counted {
    match open(&source(path, text), notes) {
        Opened::Read(_, counted) | Opened::PassedOver { counted, .. } => counted,
    }
}

#[track_caller]
fn counts(front: &str, expected: Counted) {
    let text = format!("---\n{front}\n---\nWords.\n");
    assert_eq!(counted_at("Acme.md", &text, &settings::Notes::default()), expected, "{front}");
}

#[test]
fn a_company_and_one_more_key_of_a_search() {
    for key in [
        "role: Baker",
        "stage: onsite",
        "status: open",
        "interviewers: Dana",
        "panel: [Dana, Priya]",
        "recruiter: Sam",
        "applied: 2026-11-01",
        "offer: 2026-11-20",
        "thanked: true",
        "timeline: end of next week",
        "next_follow_up: 2026-11-30",
        "referrer: Lena",
    ] {
        counts(&format!("company: Acme\n{key}"), Counted::Yes);
        counts(&format!("Employer: \"[[Acme]]\"\n{key}"), Counted::Yes);
    }
    counts("company: Acme\ndate: 2026-11-18", Counted::CompanyOnly);
    counts("company: Acme\nstage:", Counted::CompanyOnly);
    counts("company: TBD\nstage: onsite", Counted::No);
    counts("role: Baker\nstage: onsite", Counted::No);
}

#[test]
fn kinds_and_tags() {
    for front in [
        "type: interview",
        "type: \"[[Interview]]\"",
        "type: [[interview]]",
        "tags: [books, job-search]",
        "tags: interviews",
        "tags: \"#job/acme #onsite\"",
        "tags:\n  - phone-interview",
        "type: job application",
        "type: offer",
        "type: recruiter",
        "tags: referral",
        "type: meeting\ntags: interview",
    ] {
        counts(front, Counted::Yes);
    }
    for front in [
        "type: meeting",
        "tags: [web-application, cron-job]",
        "type: book",
        "title: The interview",
        "tags: []",
        "type:",
    ] {
        counts(front, Counted::No);
    }
}

#[test]
fn a_meeting_with_a_client_is_none() {
    counts("type: meeting\ncompany: Acme\ndate: 2026-11-18\nattendees: Dana", Counted::CompanyOnly);
    counts("type: meeting\ncompany: Acme\nstatus: done", Counted::CompanyOnly);
    counts("type: project\nclient: Acme\nstatus: active", Counted::No);
    counts("type: meeting\ncompany: Acme\nstage: onsite", Counted::Yes);
    counts("type: company\ncompany: Acme\nstatus: Applied", Counted::Yes);
}

#[test]
fn person_notes() {
    for front in [
        "type: person\ncompany: Acme\nrole: EM",
        "type: \"[[people]]\"",
        "tags: [person, recruiter]",
        "company: Acme\nemail: dana@acme.example\ntitle: EM",
        "name: Dana Okafor\ncompany: Acme\nrole: EM",
        "email: dana@acme.example",
    ] {
        counts(front, Counted::Person);
    }
    counts("company: Acme\nname: Acme onsite\nstage: onsite\nemail: jobs@acme.example", Counted::Yes);
}

#[test]
fn templates_and_what_the_program_wrote_never_count() {
    counts("type: interview\ngenerated-by: journal", Counted::No);
    counts("type: interview\ntemplate: true", Counted::No);
    counts("type: interview\ntags: template", Counted::No);
    let notes = settings::Notes { include: vec!["Jobs".to_owned()], ..settings::Notes::default() };
    for path in
        ["Templates/Interview.md", "Jobs/templates/x.md", "Jobs/Interview template.md", "Jobs/Template - onsite.md"]
    {
        assert_eq!(counted_at(path, "---\ntype: interview\n---\n", &notes), Counted::No, "{path}");
    }
    assert_eq!(counted_at("Jobs/Agenda.md", "---\ngenerated-by: journal\n---\n", &notes), Counted::No);
}

#[test]
fn folders_that_are_included() {
    let notes =
        settings::Notes { include: vec!["Jobs/".to_owned(), "./Work/Search".to_owned()], ..settings::Notes::default() };
    for (path, expected) in [
        ("Jobs/Acme.md", Counted::Yes),
        ("Jobs/2026/Acme.md", Counted::Yes),
        ("Work/Search/Acme.md", Counted::Yes),
        ("Jobs.md", Counted::No),
        ("Jobsite/Acme.md", Counted::No),
        ("Other/Jobs/Acme.md", Counted::No),
    ] {
        assert_eq!(counted_at(path, "Only prose.\n", &notes), expected, "{path}");
    }
}

#[test]
fn inline_fields_name_a_company_too() {
    let notes = settings::Notes::default();
    assert_eq!(counted_at("a.md", "# Acme\n\nCompany:: Acme\nStage:: onsite\n", &notes), Counted::Yes);
    assert_eq!(counted_at("a.md", "# Acme\n\n- **Company**:: Acme\n- [role:: Baker]\n", &notes), Counted::Yes);
    assert_eq!(
        counted_at("a.md", "---\nstage: onsite\n---\n\nWent to [company:: Acme] today.\n", &notes),
        Counted::Yes
    );
    assert_eq!(counted_at("a.md", "`Company:: Acme`\n\n`Stage:: onsite`\n", &notes), Counted::No);
    assert_eq!(counted_at("a.md", "use std::company; mood:: good\n", &notes), Counted::No);
}

#[test]
fn days_in_names() {
    for (path, day) in [
        ("2026-11-18 onsite.md", "2026-11-18"),
        ("notes/20261118-acme.md", "2026-11-18"),
        ("Acme 2026-11-18.md", "2026-11-18"),
        ("2026_11_18.markdown", "2026-11-18"),
        ("2026-02-30 then 2026-03-01.md", "2026-03-01"),
    ] {
        assert_eq!(day_in_name(path), Day::parse_iso(day), "{path}");
    }
    for path in [
        "Acme.md",
        "2026-11-18/acme.md",
        "2026-11.md",
        "120261118.md",
        "20261318.md",
        "2026-11-180.md",
        "é2026-1-18.md",
    ] {
        assert_eq!(day_in_name(path), None, "{path}");
    }
}
