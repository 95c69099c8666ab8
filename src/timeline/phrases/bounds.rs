//! By, before, until, after, from, since, around, due.

use super::{now, row, when};
use crate::timeline::grammar::Row;
use crate::timeline::meaning::{Binding, Meaning, Turn, Unit};
use crate::timeline::symbols::{Args, Symbol as S, Value};

fn bound(a: &mut Args, binding: Binding) -> Option<Value> {
    let inner = a.boxed(0)?;
    // "before the week" is the beginning of something longer.
    if matches!(*inner, Meaning::Period(unit, Turn::The) if unit != Unit::Weekend) {
        return None;
    }
    when(Meaning::Bound(binding, inner))
}

/// "from Wednesday to Friday" is a range, "from Monday" is open.
fn from(a: &mut Args) -> Option<Value> {
    let inner = a.boxed(0)?;
    match *inner {
        Meaning::Range(..) | Meaning::Within(..) => when(*inner),
        _ => when(Meaning::Bound(Binding::From, inner)),
    }
}

fn approx(a: &mut Args) -> Option<Value> {
    when(Meaning::Approx(a.boxed(0)?))
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    row("by sometime|some_time|maybe|probably|latest? ,? in|the|at? <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("by Friday", "11-18..11-20"), ("by Friday", "<..11-13"), ("by next week", "11-18..11-29|11-18..11-23"), ("by December", "11-18..12-01|11-18..12-31"), ("by mid-December", "~11-18..12-20"), ("by the end of the month", "11-18..11-30"), ("by the weekend", "11-18..11-22"), ("by summer", "11-18..2027-06-01|11-18..2027-08-31")], &["by August Weber"]),
    row("by the? <x> or so|thereabouts", S::Bound, 0, |a| when(Meaning::Approx(Box::new(Meaning::Bound(Binding::By, a.boxed(0)?)))), &[("by the 3rd or so", "~11-18..12-03")], &[]),
    row("by around|about|roughly|approximately <x>", S::Bound, 0, |a| when(Meaning::Approx(Box::new(Meaning::Bound(Binding::By, a.boxed(0)?)))), &[("by around Friday", "~11-18..11-20")], &[]),
    row("no|not later|after than? the? <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("no later than Friday", "11-18..11-20"), ("not later than the 4th", "11-18..12-04")], &[]),
    row("as late as <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("as late as tomorrow", "11-18..11-19")], &[]),
    row("on|at or|&|/ before|earlier the? <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("on or before Friday", "11-18..11-20"), ("on/before the 7th", "11-18..12-07")], &[]),
    row("before|by or|/ on|by|before the? <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("before or on Friday", "11-18..11-20")], &[]),
    row("by|on|in? the? <x> ,? at the? very? latest|outside", S::Bound, 0, |a| bound(a, Binding::By), &[("Friday at the latest", "11-18..11-20"), ("by Friday at the latest", "11-18..11-20"), ("End of December at the latest", "11-18..12-31")], &[]),
    row("by|on? the? <x> ,? latest|max|tops", S::Bound, 0, |a| bound(a, Binding::By), &[("Friday latest", "11-18..11-20"), ("by Friday latest", "11-18..11-20")], &[]),
    row("at? the? latest ,|:|by|is? on|by? <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("latest Friday", "11-18..11-20"), ("at the latest by Friday", "11-18..11-20")], &[]),
    row("<x> or sooner|earlier|before", S::Bound, 0, |a| bound(a, Binding::By), &[("Friday or sooner", "11-18..11-20")], &[]),
    row("<x> ,? if not sooner|earlier|before", S::Bound, 0, |a| bound(a, Binding::By), &[("Friday if not sooner", "11-18..11-20")], &[]),
    row("sometime|some_time|any_time|anytime|any_day? before|prior_to|ahead_of|in_advance_of the? <x>", S::Bound, 0, |a| bound(a, Binding::Before), &[("before Tuesday", "11-18..11-23"), ("b4 Tuesday", "11-18..11-23"), ("before the end of the week", "11-18..11-20"), ("before Christmas", "11-18..12-24"), ("before next week", "11-18..11-22"), ("before December", "11-18..11-30"), ("prior to the 4th", "11-18..12-03")], &[]),
    row("this side of <x>", S::Bound, 0, |a| bound(a, Binding::Before), &[("this side of Christmas", "11-18..12-24")], &[]),
    row("in? the? run|lead|build ~-? up to the? <x>", S::Bound, 0, |a| bound(a, Binding::Before), &[("in the run-up to Christmas", "11-18..12-24")], &[]),
    row("in time for the? <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("in time for the 4th", "11-18..12-04")], &[]),
    row("up? until|till|til|untill|untl the? <x>", S::Bound, 0, |a| bound(a, Binding::Until), &[("until Monday", "11-18..11-23"), ("until next week", "11-18..11-22"), ("till 3 December", "11-18..12-03"), ("until the end of the month", "11-18..11-30")], &[]),
    row("through|thru|thro the? <x>", S::Bound, 0, |a| bound(a, Binding::Through), &[("through Friday", "11-18..11-20")], &[]),
    row("^come|comes|came|coming|get|gets|got|getting|go|goes|went|going|be ^through <x>", S::When, 0, |a| when(a.when(0)?), &[("it comes through in ten days", "11-28"), ("should be through on Friday", "11-20")], &[]),
    row("up to and including the? <x>", S::Bound, 0, |a| bound(a, Binding::Through), &[("up to and including Friday", "11-18..11-20")], &[]),
    row("^open|valid|available|good|stands|holds|accepted|accept|accepting|applications|reply|respond|answer|time|away|out ^right? up to the? <day>", S::Bound, 1, |a| bound(a, Binding::Through), &[("valid up to the 30th", "11-18..11-30")], &["moved up to Monday", "it is up to May"]),
    row("between|from now and|to|until|till <x>", S::Bound, 0, |a| when(Meaning::Range(now(), a.boxed(0)?)), &[("between now and Friday", "11-18..11-20")], &[]),
    row("not|nothing|nowt|never|no before|until|till|til the? <x>", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("not until the 28th", "11-28.."), ("nothing before Q2", "2027-04-01..")], &[]),
    row("not|nothing? until|till|til|before after the? <x>", S::Bound, 0, |a| bound(a, Binding::After), &[("not until after Easter", "2027-03-29..")], &[]),
    row("until|till|til at? least|earliest|the_earliest the? <x>", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("until at least the 7th", "12-07..")], &[]),
    row("at least until|till|til the? <x>", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("at least until Friday", "11-20..")], &[]),
    row("not|nothing? until|before|till at least the? <x>", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("not until at least Friday", "11-20..")], &[]),
    row("no|not earlier|sooner|before than? the? <x>", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("no earlier than December 6", "12-06..")], &[]),
    row("the? earliest ,|:|is? on? <x>", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("earliest Friday", "11-20..")], &[]),
    row("on|in? the? <x> ,? at the? very? earliest|soonest", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("Friday at the earliest", "11-20..")], &[]),
    row("on? the? <x> ,? earliest", S::Bound, 0, |a| bound(a, Binding::NotBefore), &[("Friday earliest", "11-20..")], &[]),
    row("as early as <x>", S::Bound, 2, |a| bound(a, Binding::NotBefore), &[("as early as next week", "11-23..")], &[]),
    row("from|starting|beginning|effective|commencing|as_from|as_of|as_on on? the? <x> onwards|onward|forward|on?", S::Bound, 1, from, &[("from Monday", "11-23.."), ("as of 3 December", "12-03.."), ("starting Monday", "11-23.."), ("from Monday onwards", "11-23..")], &["from April Ortiz"]),
    row("<x> onwards|onward|and_on|and_beyond", S::Bound, 2, from, &[("Monday onwards", "11-23..")], &[]),
    row("<x> or later|after|afterwards|beyond", S::Bound, 2, from, &[("Monday or later", "11-23..")], &[]),
    row("on or after the? <x>", S::Bound, 0, from, &[("on or after Friday", "11-20..")], &[]),
    row("sometime|some_time|any_time|anytime|any_day? after|past the? <x>", S::Bound, 0, |a| bound(a, Binding::After), &[("after the 20th", "11-21.."), ("after next week", "11-30.."), ("after Thanksgiving", "11-27.."), ("after the holidays", "2027-01-02..")], &["after that"]),
    row("once|when|after|as_soon_as the? <x> is|are|has|have|'s been|all|well? over|done|past|out|through|gone|passed|finished|behind", S::Bound, 0, |a| bound(a, Binding::After), &[("once Easter is over", "2027-03-29.."), ("when the holidays are over", "2027-01-02..")], &[]),
    row("once|when|after|as_soon_as <period> starts|begins|arrives|comes|rolls_around", S::Bound, 0, |a| bound(a, Binding::From), &[("once Q1 starts", "2027-01-01..")], &[]),
    row("once|when|after|as_soon_as the new year starts|begins|arrives|comes|rolls_around", S::Bound, 0, |_| when(Meaning::Bound(Binding::From, Box::new(Meaning::Date { month: 1, day: 1, year: None }))), &[("once the new year starts", "2027-01-01..")], &[]),
    row("ever? since the? <x>", S::Bound, 0, |a| bound(a, Binding::Since), &[("since October", "<10-01..11-18"), ("since Monday", "<11-16..11-18")], &[]),
    row("on|at|in|sometime|some_time? or? around|about|roughly|approximately|circa|approx|nearly the? <x>", S::Bound, 0, |a| when(Meaning::Bound(Binding::Around, a.boxed(0)?)), &[("around the 12th of December", "~12-12"), ("about Friday", "~11-20"), ("on or about December 4", "~12-04")], &[]),
    row("on? <x> or so|thereabouts", S::Bound, 1, approx, &[("Friday or so", "~11-20")], &[]),
    row("<x> ~-? ish", S::Bound, 1, approx, &[("Friday-ish", "~11-20")], &[]),
    row("probably|maybe|possibly|likely|perhaps|hopefully|roughly|ideally on? <when>", S::When, 6, |a| when(a.when(0)?), &[("maybe Friday", "11-20")], &[]),

    row("due|deadline|expires|expiring|closes|closing is|:|date|on? ,|:|is|-? on|at|the? <x>", S::Bound, 0, |a| bound(a, Binding::Due), &[("due Friday", "11-20|11-18..11-20"), ("deadline Friday", "11-20|11-18..11-20"), ("due on the 4th", "12-04|11-18..12-04"), ("deadline: Dec 4", "12-04|11-18..12-04")], &[]),
    row("due by|before <x>", S::Bound, 0, |a| bound(a, Binding::By), &[("due by Friday", "11-18..11-20")], &[]),
    row("due <bound>", S::Bound, 2, |a| when(a.when(0)?), &[("due Friday latest", "11-18..11-20")], &[]),

    row("on the? <day>", S::When, 1, |a| when(a.when(0)?), &[("on Dec 4", "12-04")], &[]),
    row("on the? <wrange>", S::When, 1, |a| when(a.when(0)?), &[("on Tuesday or Wednesday", "11-24..11-25")], &[]),
    row("for <day>", S::When, 2, |a| when(a.when(0)?), &[("for Dec 4", "12-04"), ("for 3 Dec at 16h30 CET", "12-03")], &[]),
    row("on? that same|very? day", S::Day, 0, |_| when(Meaning::Prior), &[("on that day", "no prior")], &[]),
];
