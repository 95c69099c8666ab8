//! How long phrases of time take: a sentence with some, a sentence with none, and texts of growing length.

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use journal::text::Day;
use journal::timeline::{Calendar, Context, Finder, Tense, masks, may_hold_time, resolve};

const SENTENCES: &[&str] = &[
    "Dana said that they would decide by the end of next week, and that she will call on Tuesday or Wednesday.",
    "Second interview on Monday 30 November, 10:30 CET, with the team lead.",
    "Offer expires within 5 business days.",
    "They liked the take-home and asked about the old team, the stack and what went wrong with the launch.",
    "Nothing new from the agency; the role was opened again and the manager is somebody else now.",
];

fn sentences(c: &mut Criterion) {
    let calendar = Calendar::default();
    let Some(said) = Day::new(2026, 11, 18) else { return };
    let context = Context { said, tense: Tense::Future, negated: false, prior: None, calendar: &calendar };
    let mut group = c.benchmark_group("a sentence");
    group.throughput(Throughput::Elements(SENTENCES.len() as u64));
    let mut finder = Finder::new();
    let mut found = Vec::new();
    group.bench_function("find and resolve", |b| {
        b.iter(|| {
            for text in SENTENCES {
                found.clear();
                finder.find(black_box(text), &[], &mut found);
                for phrase in &found {
                    let _ = black_box(resolve(phrase, &context));
                }
            }
        });
    });
    group.bench_function("first look", |b| {
        b.iter(|| SENTENCES.iter().filter(|text| may_hold_time(black_box(text))).count())
    });
    group.bench_function("masks", |b| {
        b.iter(|| SENTENCES.iter().map(|text| masks(black_box(text)).len()).sum::<usize>())
    });
    group.finish();
}

/// Twice the text should take twice the time, in prose and in the worst runs of known words.
fn growth(c: &mut Criterion) {
    let mut group = c.benchmark_group("growth");
    group.sample_size(20);
    let mut finder = Finder::new();
    let mut found = Vec::new();
    for (name, unit) in [
        ("prose", SENTENCES[0]),
        ("weekdays", "Monday or "),
        ("counts", "in two weeks and 3-5 "),
        ("the", "the first of the "),
    ] {
        for kilobytes in [4, 16, 64] {
            let text = unit.repeat(kilobytes * 1024 / unit.len());
            group.throughput(Throughput::Bytes(text.len() as u64));
            group.bench_with_input(BenchmarkId::new(name, kilobytes), &text, |b, text| {
                b.iter(|| {
                    found.clear();
                    finder.find(black_box(text), &[], &mut found);
                    found.len()
                });
            });
        }
    }
    group.finish();
}

criterion_group!(benches, sentences, growth);
criterion_main!(benches);
