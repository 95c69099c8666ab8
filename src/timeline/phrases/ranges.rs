//! From one to another, one or another, one instead of another.

use super::{row, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::Meaning;
use crate::timeline::symbols::{Args, Symbol as S, Value};

fn range(a: &mut Args, one: usize, two: usize) -> Option<Value> {
    let one = a.boxed(one)?;
    when(Meaning::Range(one, a.boxed(two)?))
}

fn either(a: &mut Args) -> Option<Value> {
    let one = a.boxed(0)?;
    when(Meaning::Either(one, a.boxed(1)?))
}

fn moved(a: &mut Args, old: usize, new: usize) -> Option<Value> {
    let old = a.boxed(old)?;
    when(Meaning::Moved(old, a.boxed(new)?))
}

fn corrected(a: &mut Args, old: usize, new: usize) -> Option<Value> {
    let old = a.boxed(old)?;
    when(Meaning::Corrected(old, a.boxed(new)?))
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("<when> to|through|thru|till|til|until|~- ~-? <x>", S::When, 2, |a| range(a, 0, 1), &[("November to March", "11-01..2027-03-31"), ("this Friday to next Monday", "11-20..11-23")], &[]),
    // Behind a dash stands the other end, or what is meant of the span before it.
    row("<when> -|~- ~-? <x>", S::When, 2, |a| {
        let one = a.boxed(0)?;
        when(Meaning::Dash(one, a.boxed(1)?))
    }, &[("Dec 3 - Dec 7", "12-03..12-07"), ("in January - week of the 4th", "2027-01-04..2027-01-10"), ("EOW - Friday 20th", "11-20")], &[]),
    row("from|between the? <x> to|through|thru|till|til|until|- the? <x>", S::When, 0, |a| range(a, 0, 1), &[("from May to July", "2027-05-01..2027-07-31"), ("from May 3 to June 4", "2027-05-03..2027-06-04")], &[]),
    row("between|btwn|betw the? <x> and|& the? <x>", S::When, 0, |a| range(a, 0, 1), &[("between Tuesday and Thursday", "11-24..11-26"), ("between Dec 3 and Dec 7", "12-03..12-07")], &[]),
    row("anywhere|anytime|any_time|sometime|some_time between|from the? <x> and|to the? <x>", S::When, 0, |a| range(a, 0, 1), &[("sometime between Tuesday and December 3", "11-24..12-03")], &[]),
    row("<when> , or|and? ,? to|through <x>", S::When, 4, |a| range(a, 0, 1), &[], &[]),
    row("<when> ,? or ,? maybe|possibly|perhaps|even|more_likely|else? on|in|by? the? <x>", S::When, 2, either, &[("late May or early June", "~2027-05-21..2027-06-10"), ("today or tomorrow", "11-18..11-19")], &[]),
    row("either ,? on|in? the? <x> or ,? on|in? the? <x>", S::When, 0, either, &[("either Thursday or Friday", "11-19..11-20"), ("either the 3rd or the 5th", "12-03..12-05")], &[]),
    row("<when> / <x>", S::When, 3, either, &[("today/tomorrow", "11-18..11-19")], &[]),
    row("<when> and / or <x>", S::When, 2, either, &[("Thursday and/or Friday", "11-19..11-20")], &[]),
    row("<when> , <x> ,? or <x>", S::When, 2, |a| {
        let (one, two) = (a.boxed(0)?, a.boxed(1)?);
        let three = a.boxed(2)?;
        when(Meaning::Either(Box::new(Meaning::Either(one, two)), three))
    }, &[("Tuesday, Wednesday or Thursday", "11-24..11-26")], &[]),

    row("<x> ,|-|(|... ,? oh|er|um|no|nope|wait|sorry|correction|actually|rather|oops|scratch|apologies ,|-|:|that|no|wait|sorry? ,? wait|sorry|i|make|rather|it's|its? mean|meant|that|now? ,|:? on? <x> )?", S::When, 0, |a| corrected(a, 0, 1), &[("Tuesday — actually Thursday", "11-19|11-24"), ("Monday – no wait, Tuesday", "11-24|11-23"), ("Thursday, sorry, Friday", "11-20|11-19"), ("3 December, correction: 10 December", "12-10|12-03"), ("Tuesday (sorry, Wednesday)", "11-25|11-24")], &[]),
    row("<x> ,|- ,? i mean|meant ,? on? <x>", S::When, 0, |a| corrected(a, 0, 1), &[("Tuesday, I mean Thursday", "11-19|11-24")], &[]),
    row("<x> ,|-? or rather|better ,? on? <x>", S::When, 0, |a| corrected(a, 0, 1), &[("Tuesday, or rather Thursday", "11-19|11-24")], &[]),
    row("<x> ,|-? ,? make|scratch that|it ,? on? <x>", S::When, 0, |a| corrected(a, 0, 1), &[("Tuesday, make that Thursday", "11-19|11-24")], &[]),
    row("not on? <x> ,? but|rather|instead|- on? <x>", S::When, 0, |a| corrected(a, 0, 1), &[("not Tuesday but Thursday", "11-19|11-24"), ("not next week - the middle of the week after", "~12-02|11-23..11-29")], &[]),
    row("<x> instead|rather|in|and|, of|than|place|not of? on? <x>", S::When, 2, |a| corrected(a, 1, 0), &[("Thursday instead of Tuesday", "11-19|11-24"), ("Thursday rather than Tuesday", "11-19|11-24")], &[]),
    row("^moved|moving|moves|pushed|pushes|pushing|postponed|rescheduled|shifted|changed|delayed|bumped|slipped|brought|switched|move|push|reschedule|slip ^back|out|forward|forwards|up|it|ahead|this|them? from the? <x> to|until|till|- the? <x>", S::When, 0, |a| moved(a, 0, 1), &[("moved from the 3rd to the 5th", "12-05|12-03"), ("postponed from next Tuesday to Thursday 3 December", "12-03|11-24")], &[]),
    row("^moved|pushed|postponed|rescheduled|shifted|changed|delayed|bumped|slipped|brought|switched ^back|out|forward|forwards|up? to|until|till the? <x> from the? <x>", S::When, 0, |a| moved(a, 1, 0), &[("moved to the 5th from the 3rd", "12-05|12-03")], &[]),
];
