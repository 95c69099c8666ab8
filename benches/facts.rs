//! How long the facts of one note take: an ordinary note, a transcript, a tracker, a note that is none of our business.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use journal::extract::facts;
use journal::note::Source;
use journal::settings::Settings;
use journal::timeline::Calendar;

const HEAD: &str = "---\ncompany: Acme Robotics\nrole: Platform Engineer\ndate: 2026-11-18\nstage: onsite\n\
interviewers:\n  - name: Dana Okafor\n    title: Engineering Manager\n    email: dana@acme.example\n  - Sam Lee\n\
tags: [interview]\n---\n\n";

const NOTE: &str = "# Acme Robotics\n\n## Notes\n\nTalked about the old team and what went wrong with the launch. Dana \
said that they would decide by the end of next week.\n\n- caching: drew the ring buffer; went well\n- the outage: lost the \
thread once\n\n## Next steps\n\n- [ ] send Dana the benchmark by Friday\n- [x] read up on consensus\n\n## Log\n\n- \
2026-11-19: thank-you mail to Dana and Sam\n- 2026-11-24: Sam wrote back, they need another week\n";

const SPOKEN: &str = "**Dana** (12:30): We moved off the old queue because nobody could say what it lost. The second design \
was slower and easier to follow.\n\n**Me** (12:45): I would have kept both for a month. The metrics tell which one drops \
work.\n\n";

const ROW: &str = "| Acme Robotics | Platform Engineer | applied | 2026-11-02 | they answer within two weeks |\n";

fn source(text: String) -> Source {
    Source { path: "acme/2026-11-18 onsite.md".into(), bytes: text.into_bytes() }
}

fn notes(c: &mut Criterion) {
    let (settings, calendar) = (Settings::default(), Calendar::default());
    let tracker = "| Company | Role | Status | Applied | Notes |\n| --- | --- | --- | --- | --- |\n";
    let mut group = c.benchmark_group("facts of");
    for (name, text) in [
        ("a note", format!("{HEAD}{NOTE}")),
        ("a transcript", format!("{HEAD}# Transcript\n\n{}", SPOKEN.repeat(200))),
        ("a tracker", format!("{HEAD}# All\n\n{tracker}{}", ROW.repeat(200))),
        ("an unrelated note", format!("---\ntitle: Bread\ntags: [kitchen]\n---\n\n{}", SPOKEN.repeat(20))),
    ] {
        let source = source(text);
        group.throughput(Throughput::Bytes(source.bytes.len() as u64));
        group.bench_function(name, |b| b.iter(|| facts(black_box(&source), &settings, &calendar)));
    }
    group.finish();
}

criterion_group!(benches, notes);
criterion_main!(benches);
