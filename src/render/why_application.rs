//! Why an application stands where it does: its stage and status with their words, and what makes it live or quiet.

use super::Look;
use super::applications::{action, turn};
use super::days::{count, short};
use super::page::{PATH, PLAIN, Page, QUIET, STRONG, Text};
use super::text::{day_with_distance, quoted};
use super::why::row;
use crate::agenda::Application;
use crate::casebook::Standpoint;
use crate::extract::Status;
use crate::text::Day;

/// The page about one application, as of a day.
pub fn why(application: &Application<'_>, today: Day, look: Look) -> String {
    let mut page = Page::new(look);
    let standpoint = application.application.standpoint;
    let status = application.application.status;
    let company = application.company.unwrap_or("No company named");
    let role = application.role.map(|role| format!(" — {role}")).unwrap_or_default();
    page.paragraph(0, &Text::new().add(STRONG, company).add(STRONG, &role));
    let id = Text::new().keep(QUIET, &application.application.id).add(PLAIN, " · ").add(PLAIN, standpoint.word());
    page.paragraph(0, &id);
    turn(&mut page, application, 0, Some(today));
    page.gap();
    if let Some(stage) = application.application.stage {
        let words = Text::new().add(PLAIN, stage.word()).add(QUIET, ", the furthest that was reached in this run");
        row(&mut page, "stage", &words);
    }
    let mut words = Text::new().add(PLAIN, status.word());
    if let Some(day) = application.status_since {
        words = words.add(PLAIN, &format!(" since {}", day_with_distance(day, Some(today))));
    }
    if application.status_at.is_none() {
        words = words.add(QUIET, ", because nothing says otherwise");
    }
    row(&mut page, "status", &words);
    if let Some(at) = &application.status_at {
        let place = Text::new().at(&at.place).add(PLAIN, " ");
        row(&mut page, "", &if at.quote.is_empty() { place } else { quoted(place, at, usize::MAX) });
    }
    if let Some(since) = application.silent_since {
        row(&mut page, "silence", &Text::new().add(PLAIN, &format!("since {}", day_with_distance(since, Some(today)))));
    }
    let (days, origin) = &application.quiet_days;
    row(&mut page, "rule", &rule(application, standpoint, i64::from(*days)));
    let number = Text::new().keep(PLAIN, &format!("quiet_days = {days}")).add(QUIET, &format!(" ({origin})"));
    row(&mut page, "numbers", &number);
    for (at, path) in application.notes.iter().enumerate() {
        row(&mut page, if at == 0 { "notes" } else { "" }, &Text::new().place(PATH, path, path));
    }
    if let Some(item) = application.next {
        page.gap();
        page.paragraph(0, &Text::new().add(STRONG, "What to do next"));
        action(&mut page, item, 2, Some(today));
    }
    page.gap();
    page.paragraph(0, &Text::new().add(STRONG, "What would change it"));
    let remedy = match (standpoint, status) {
        (Standpoint::Closed, Status::Ghosted) => "a reply of theirs in the log opens it again",
        (Standpoint::Closed, _) => "another `status:` in a later note, or an invitation in the log, opens it again",
        (Standpoint::Quiet, _) => "any new contact wakes it: a line in the log, a meeting, a promise",
        (Standpoint::Live, _) => "`status:` in its note closes it, or a rejection in the log",
    };
    page.hanging(&[(2, PLAIN, "-")], 4, &Text::new().add(PLAIN, remedy));
    page.finish()
}

fn rule(application: &Application<'_>, standpoint: Standpoint, days: i64) -> Text {
    let silence = count(days, "day");
    let words = match standpoint {
        Standpoint::Closed => "closed applications give nothing but thanks".to_owned(),
        Standpoint::Quiet => format!("quiet: more than {silence} of silence, and nothing ahead"),
        Standpoint::Live => {
            let quiet = application.silent_since.and_then(|since| since.plus(days + 1));
            let from = quiet.map(|day| format!(", which is from {} on", short(day, None))).unwrap_or_default();
            format!("live: it goes quiet after {silence} of silence with nothing ahead{from}")
        }
    };
    Text::new().add(PLAIN, &words)
}
