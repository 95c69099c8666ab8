//! What only looks like a date: these rows give nothing, and keep others from reading the words.

use super::row;
use crate::timeline::grammar::Row;
use crate::timeline::symbols::{Symbol as S, Value};

fn nothing() -> Option<Value> {
    None
}

// One row, one line: a table that rustfmt would spread over pages.
#[rustfmt::skip]
pub(super) const ROWS: &[Row] = &[
    // Repeated times are sets.
    row("every|each|most|per other|second|third|single|working|business? <wday> <daypart>?", S::Refused, 0, |_| nothing(), &[("every Monday", "-"), ("every other Thursday", "-")], &[]),
    row("every|each|most|per other|second|third|single|working|business? <wday> and|or|& <wday>", S::Refused, 0, |_| nothing(), &[("every Monday and Thursday", "-")], &[]),
    row("every|each|most|per other|second|third|single|working|business? <unit>", S::Refused, 0, |_| nothing(), &[("every week", "-"), ("twice each month", "-")], &[]),
    row("every|each <daypart>", S::Refused, 0, |_| nothing(), &[("every morning", "-")], &[]),
    row("every|each|most|per other|second|third|single|working|business? <wday> <daypart>? ,|-? at|@|around|about|from? <clock>", S::Refused, 0, |_| nothing(), &[("every Monday at 9:30", "-"), ("every other Tuesday, 4pm", "-")], &[]),
    row("every|each|most <daypart> ,|-? at|@|around|about|from? <clock>", S::Refused, 0, |_| nothing(), &[("every morning at 8:45", "-")], &[]),
    row("every|each|per other|second|single|working|business? <unit> at|@|around|about|from? <clock>", S::Refused, 0, |_| nothing(), &[("each day at 5pm", "-")], &[]),
    row("at|@? <clock> ,? every|each|most other|single|second|working|business? day|week|month|morning|evening|weekday", S::Refused, 0, |_| nothing(), &[("at 9:30 every day", "-"), ("9am each weekday", "-")], &[]),
    row("at|@? <clock> ,? daily|weekdays|nightly|weekly", S::Refused, 0, |_| nothing(), &[("at 9:30 daily", "-")], &[]),
    row("at|@? <clock> ,? every|each|most|on? <wdays>", S::Refused, 0, |_| nothing(), &[("10:15 on Mondays", "-")], &[]),
    row("at|@? <clock> ,? every|each|most other|single|second? <wday>", S::Refused, 0, |_| nothing(), &[("at 10:15 every Tuesday", "-")], &[]),
    row("daily|weekly|weekdays|nightly|fortnightly ,|-? at|@|around|about|from? <clock>", S::Refused, 0, |_| nothing(), &[("daily at 9:30", "-")], &[]),
    row("on? <wdays> <daypart>? ,|-? at|@|around|about|from? <clock>", S::Refused, 0, |_| nothing(), &[("Mondays at 10:15", "-")], &[]),
    row("every|each <span>", S::Refused, 0, |_| nothing(), &[("every two weeks", "-")], &[]),
    row("every|each <ord> <wday>", S::Refused, 0, |_| nothing(), &[("every second Tuesday", "-")], &[]),
    row("every|each <ord> <wday> of|in <long>", S::Refused, 0, |_| nothing(), &[("every first Monday of the month", "-")], &[]),
    row("on? the? <ord> <wday> of|in every|each|any|most <unit>", S::Refused, 0, |_| nothing(), &[("the first Thursday of every month", "-")], &[]),
    row("on? the? last|final <wday> of|in every|each|any|most <unit>", S::Refused, 0, |_| nothing(), &[("on the last Friday of each month", "-")], &[]),
    row("every|each <mon>", S::Refused, 0, |_| nothing(), &[("every March", "-")], &[]),
    row("every|each <season>", S::Refused, 0, |_| nothing(), &[("every summer", "-")], &[]),
    row("every|each <holiday>", S::Refused, 0, |_| nothing(), &[("every Christmas", "-")], &[]),
    row("the <ord> of every|each <unit>", S::Refused, 0, |_| nothing(), &[("the 1st of every month", "-")], &[]),
    row("on|every? <wdays> <daypart>?", S::Refused, 0, |_| nothing(), &[("on Fridays", "-"), ("Tuesdays and Thursdays", "-")], &[]),
    row("the|our|their|my|those|these <wday> lunches|meetings|standups|stand-ups|retros|socials|classes|lessons|demos|syncs|seminars|shifts|mornings|afternoons|evenings|nights|calls|sessions", S::Refused, 0, |_| nothing(), &[("the Friday lunches", "-"), ("their Monday meetings", "-")], &[]),
    row("the|our|their|my|a <wday> demo|lunch|beer|beers|drinks|pizza|game|games|coffee|breakfast|social|standup|meeting|football? tradition|ritual|routine|culture|habit|custom|cadence|rota|club", S::Refused, 0, |_| nothing(), &[("the Friday demo tradition", "-"), ("their Monday routine", "-")], &[]),
    row("about|of|with|for the|our|their|my|a <wday> demo|lunch|beer|beers|drinks|pizza|game|games|coffee|breakfast|social|standup|meeting|football? tradition|ritual|routine|culture|habit|custom|cadence|rota|club", S::Refused, 0, |_| nothing(), &[("about the Friday demo tradition", "-")], &[]),
    row("<wdays> and|or|& <wdays>", S::Refused, 0, |_| nothing(), &[("tuesdays and thursdays", "-")], &[]),
    row("<span> a|an|per|each|every|/ <unit>", S::Refused, 0, |_| nothing(), &[("at least two days a week", "-"), ("40 hours per week", "-")], &[]),
    row("at_least|up_to|at_most|a_minimum_of|minimum|around|about|within|in <span> a|an|per|each|every|/ <unit>", S::Refused, 0, |_| nothing(), &[("at least two days a week", "-"), ("up to 3 days per week", "-")], &[]),
    row("once|twice|thrice a|an|per|every <unit>", S::Refused, 0, |_| nothing(), &[("once a week", "-")], &[]),
    row("within|in a_matter_of? days|weeks|months|hours of", S::Refused, 0, |_| nothing(), &[("within days of the call", "-")], &[]),
    row("<number> times a|an|per <unit>", S::Refused, 0, |_| nothing(), &[("3 times a week", "-")], &[]),

    // One of its kind, not a certain one.
    row("on? a|any|some <wday> <daypart>?", S::Refused, 0, |_| nothing(), &[("it was a Friday", "-"), ("on a Monday morning", "-")], &[]),
    row("a|the|standard|typical|normal|regular? <wrange> job|role|week|schedule|shift|shifts|hours|pattern|gig|rota", S::Refused, 0, |_| nothing(), &[("a Monday to Friday job", "-")], &[]),
    row("a <wrange>", S::Refused, 0, |_| nothing(), &[("a Monday to Friday", "-")], &[]),

    // Lengths of something.
    row("<number> ~- <unit>", S::Refused, 0, |_| nothing(), &[("a two-week sprint", "-"), ("90-day probation", "-")], &[]),
    row("<number> ~- <number> ~- <unit>", S::Refused, 0, |_| nothing(), &[("a 3-5-day trip", "-")], &[]),
    row("in|at|up|over|under|more|less|than|least|to|for|with|after|no|about|the|last|past|next? <span> of|experience|notice|tenure|probation|holiday|leave|vacation|pto|old|long|worth|contract|severance|training|internship|sabbatical|runway", S::Refused, 2, |_| nothing(), &[("in 3 years of work", "-"), ("with two weeks notice", "-")], &[]),
    row("at least|most|minimum <span> of|experience|notice|tenure|probation|holiday|leave|old|long|worth|vacation", S::Refused, 0, |_| nothing(), &[("at least 3 months notice", "-")], &[]),
    row("up to <span> of|experience|notice|tenure|probation|holiday|leave|old|long|worth|vacation", S::Refused, 0, |_| nothing(), &[("up to 6 months notice", "-")], &[]),
    row("more|less|fewer than <span> of|experience|notice|tenure|probation|holiday|leave|old|long|worth|vacation", S::Refused, 0, |_| nothing(), &[("less than 2 weeks of leave", "-")], &[]),
    row("in|over|during|for? the? last|past|previous <span> of|experience", S::Refused, 0, |_| nothing(), &[("the last 3 years of my job", "-")], &[]),
    row("notice period of|is|: <span>", S::Refused, 0, |_| nothing(), &[("notice period of 60 days", "-")], &[]),

    // Idioms.
    row("day ~-? to ~-? day", S::Refused, 0, |_| nothing(), &[("day-to-day", "-")], &[]),
    row("day|week|year by|after|in|on day|week|year out?", S::Refused, 0, |_| nothing(), &[("day by day", "-"), ("day after day", "-")], &[]),
    row("day|week|month|year <word>", S::Refused, 0, |_| nothing(), &[("from day one", "-")], &[]),
    row("from? day <small>", S::Refused, 0, |_| nothing(), &[("on day 1", "-")], &[]),
    row("one|some fine? day|days", S::Refused, 0, |_| nothing(), &[("One day we shall look back", "-")], &[]),
    row("the other|whole|same|entire day|week|night|month", S::Refused, 1, |_| nothing(), &[("the other day", "-")], &[]),
    row("these|those|other|good|bad|early|late|working days", S::Refused, 0, |_| nothing(), &[("these days", "-")], &[]),
    row("a good|great|nice|lovely|long|bad|whole|full day|week|weekend|month|year|evening", S::Refused, 0, |_| nothing(), &[("have a good weekend", "-")], &[]),
    row("good|great|nice|happy|lovely|merry <daypart>|day", S::Refused, 0, |_| nothing(), &[], &[]),
    row("good|happy|merry|lovely <daypart>", S::Refused, 0, |_| nothing(), &[("good evening", "-")], &[]),
    row("happy|merry <x>", S::Refused, 0, |_| nothing(), &[("Happy Friday", "-"), ("Merry Christmas", "-")], &[]),
    row("named|titled|dubbed|codenamed <x>", S::Refused, 0, |_| nothing(), &[("a product named October", "-")], &[]),
    row("app|tool|product|startup|company|firm|brand|project|service|platform|software|is called <x>", S::Refused, 0, |_| nothing(), &[("an app called Monday", "-")], &["she called Monday"]),
    row("easter egg|eggs|bunny|island", S::Refused, 4, |_| nothing(), &[("an Easter egg", "-")], &[]),
    row("christmas|xmas island|card|cards|jumper|tree|carol|carols|bonus", S::Refused, 4, |_| nothing(), &[("their Christmas bonus", "-")], &[]),
    row("<h> tag|tags|heading|headings|element|visa", S::Refused, 0, |_| nothing(), &[("an H2 heading", "-")], &[]),
    row("in? <q> of|on the survey|quiz|test|form|questionnaire|exam|sheet", S::Refused, 0, |_| nothing(), &[("Q3 of the quiz", "-")], &[]),
    row("a|an|the|that|our|this post|pre ~-? <holiday>", S::Refused, 0, |_| nothing(), &[("a post-Christmas slump", "-")], &[]),
    row("<wday> feeling|feelings|blues|scaries|motivation|vibe|vibes|mood|slump|energy", S::Refused, 0, |_| nothing(), &[("the Sunday scaries", "-"), ("that Friday feeling", "-")], &[]),
    row("taco|throwback|wacky|lazy|meatless|manic|blue|funky|casual|thirsty|happy <wday>", S::Refused, 0, |_| nothing(), &[("Taco Tuesday", "-")], &[]),
    row("<w> employee|employees|contractor|contractors|worker|workers|hourly", S::Refused, 0, |_| nothing(), &[("as a W2 employee", "-")], &[]),
    row("on? <wday> street|road|lane|avenue|terrace", S::Refused, 0, |_| nothing(), &[("12 Friday Street", "-")], &[]),
    row("at|on|in? <date> street|road|lane|avenue|terrace", S::Refused, 0, |_| nothing(), &[("at 12 March Street", "-")], &[]),
    row("as soon as", S::Refused, 0, |_| nothing(), &[("as soon as the budget is signed", "-")], &[]),
    row("as of now|late|yet", S::Refused, 0, |_| nothing(), &[("as of now", "-")], &[]),
    row("week <small> of", S::Refused, 0, |_| nothing(), &[("week 2 of training", "-")], &[]),
    row("in a minute", S::Refused, 0, |_| nothing(), &[("in a minute", "-")], &[]),
    row("in|at the? end|beginning|middle|meantime", S::Refused, 9, |_| nothing(), &[], &[]),
    row("<date> of birth", S::Refused, 0, |_| nothing(), &[], &[]),
    row("class|batch|cohort|back|summer|spring|fall|season of|in <year>", S::Refused, 0, |_| nothing(), &[("class of 2027", "-")], &[]),
    row("how|too|so|that|very soon|late|early", S::Refused, 1, |_| nothing(), &[("how soon?", "-")], &[]),
    row("black|bloody|man|casual|girl|robinson friday", S::Refused, 4, |_| nothing(), &[("casual Friday", "-")], &[]),
    row("sunday|saturday|monday roast|league|school|papers|best|supplement|driver|trading|market|carvery", S::Refused, 0, |_| nothing(), &[("a Sunday roast", "-")], &[]),
    row("sunday|saturday|monday|friday|night|morning <daypart> football|live|lunch|roast", S::Refused, 0, |_| nothing(), &[], &[]),

    // Ordinals that count something.
    row("the|a|my|our|their|his|her|your? <ord> technical|phone|onsite|virtual|final|video|formal|real|remote|live|short|long|big|proper? round|rounds|interview|interviews|stage|stages|call|calls|chat|chats|floor|time|times|candidate|candidates|person|people|place|attempt|attempts|email|emails|mail|step|steps|grade|task|tasks|question|questions|version|edition|century|part|phase|screen|screening|meeting|meetings|conversation|choice|option|offer|offers|reference|draft|job|role|hire|engineer|team|rejection|application|message|visit|tour|session|test|exam|try|shift|half|look|thought|impression|name|line|row|page|item|point|thing|things|one|half|class|hand|party|level|tier|company|avenue|street|ave|st|loop|iteration|sprint|opinion|degree|bullet|paragraph|child|language|week|weeks|month|months|day|days|year|years|weekend", S::Refused, 0, |_| nothing(), &[("the 2nd interview", "-"), ("on the first call", "-"), ("by the 3rd round", "-"), ("the 21st century", "-")], &[]),
    row("on|by|in|at|before|after|until|from|since|for|to|during|of the|a|my|our|their|his|her|your? <ord> technical|phone|onsite|virtual|final|video|formal|real|remote|live|short|long|big|proper? round|rounds|interview|interviews|stage|stages|call|calls|chat|chats|floor|time|times|candidate|candidates|person|people|place|attempt|attempts|email|emails|mail|step|steps|grade|task|tasks|question|questions|version|edition|century|part|phase|screen|screening|meeting|meetings|conversation|choice|option|offer|offers|reference|draft|job|role|hire|engineer|team|rejection|application|message|visit|tour|session|test|exam|try|shift|half|look|thought|impression|name|line|row|page|item|point|thing|things|one|half|class|hand|party|level|tier|company|avenue|street|ave|st|loop|iteration|sprint|opinion|degree|bullet|paragraph|child|language|week|weeks|month|months|day|days|year|years|weekend", S::Refused, 0, |_| nothing(), &[("on the 3rd floor", "-"), ("after the 2nd round", "-")], &[]),
    row("the|a|my|our|their? <ord> or|and|/|-|to the? <ord> round|rounds|interview|interviews|stage|stages|floor|call|calls|time|place|week", S::Refused, 0, |_| nothing(), &[("the 2nd or 3rd round", "-")], &[]),
    row("the|a|my|our|their|his|her|your? <ordword> <noun>", S::Refused, 0, |_| nothing(), &[("the fifth hurdle", "-")], &[]),
    row("on|by|in|at|before|after|until|from|since|for|to|during|of|through the|a|my|our|their|his|her|your? <ordword> <noun>", S::Refused, 0, |_| nothing(), &[("by the fifth hurdle", "-"), ("on the first try-out", "-")], &[]),
    row("except|excluding|apart_from|other_than|bar on|for? <x>", S::Refused, 0, |_| nothing(), &[("except Wednesday", "-")], &[]),
    row("a <ord>", S::Refused, 0, |_| nothing(), &[("by a third", "-")], &[]),

    // Ratios, ratings, parts of a whole.
    row("<slashed> of|done|complete|completed|full|stars|star|overall|way|ths|tests|checks|cases|points|questions|marks|specs|people|members|votes|remote|hybrid|pass|passed|passing|green|correct", S::Refused, 0, |_| nothing(), &[("3/4 of the team", "-"), ("about 2/3 of them", "-"), ("12/15 tests", "-")], &[]),
    row("a? <slashed> day|days|hour|hours|time|price|mile|miles|empty", S::Refused, 0, |_| nothing(), &[("a 1/2 day", "-")], &[]),
    row("about|roughly|nearly|almost|over|only|around <slashed> of|done|full|complete", S::Refused, 0, |_| nothing(), &[("nearly 3/4 of the class", "-")], &[]),
    row("at|a|an|solid|strong|rated|rate|rating|score|scored|scores|gave|give|felt|feel|confidence|energy|mood|vibe|say|call|graded|got|out|around|about it|them|him|her|me|us|myself|:|is|was|that|a|an|of|at|this|like|solid|about|around? ,|:|a|solid? <slashed>", S::Refused, 0, |_| nothing(), &[("I felt 7/10", "-"), ("their coffee earns an 8/10", "-"), ("rated it 4/5", "-")], &[]),
    row("<rating> on|for|in|overall|from|stars|again", S::Refused, 0, |_| nothing(), &[("3/5 on depth", "-")], &[]),
    row("ticket|tickets|issue|invoice|ref|room|rm|floor|floors|flat|unit|apartment|apt|suite|bldg|building|house|bay|gate|dock|lab|ward|line|platform|locker|desk|block|wing|load|ratio|blood|pressure|fraction is|are|was|no|number|of|:|about|roughly? <slashed>", S::Refused, 0, |_| nothing(), &[("room 10/11", "-"), ("the desk is 2/14", "-"), ("a load of 4/2", "-")], &[]),
    row("a|an|the|on|this|standard <slashed> rota|split|shift|shifts|pattern|schedule|load|ratio|mix|roster|basis|structure|model|week|arrangement|setup|vision|chord|time|majority|vote|rule", S::Refused, 0, |_| nothing(), &[("a 5/2 rota", "-")], &[]),
    row("<slashed> rota|split|shift|shifts|pattern|load|ratio|roster|basis|arrangement|setup", S::Refused, 0, |_| nothing(), &[("4/3 split", "-")], &[]),
    row("round|stage|step|part|page|slide|section|level|tier|task|question|module|phase|chapter|item|day|version|attempt <slashed>", S::Refused, 0, |_| nothing(), &[("round 2/4", "-")], &[]),
    row("<number> in <number>", S::Refused, 0, |_| nothing(), &[], &[]),

    // Names and verbs.
    row("this|that|it|they|we|i|you|he|she|there|and|or? may or may not?", S::Refused, 0, |_| nothing(), &[("it may or may not", "-"), ("This may or may not be", "-")], &[]),
    row("may be|not|have|well|also|or|want|need|take|come|get|change|still|even|just|only|i|we|you|he|she|they|as|help|ask|require", S::Refused, 0, |_| nothing(), &[("Option 2 may be late", "-"), ("May I ask", "-")], &[]),
    row("<small> may be|not|have|well|also|want|need|take|come|get|change|still|even|work|apply|make|do|go|look|see|start|end|leave|join|move|lead|feel|seem|turn|slip|run|show|call|pay|hire|choose|fit|suit|win|lose", S::Refused, 0, |_| nothing(), &[("these 2 may be late", "-")], &[]),
    row("<wday> <name>", S::Refused, 40, |_| nothing(), &[("Sunday Okafor asked", "-"), ("Friday Harbor", "-")], &[]),
    row("in|with|from|met|and|of|near|for <wday> <name>", S::Refused, 0, |_| nothing(), &[("offices in Friday Harbor", "-"), ("with Sunday Okafor", "-")], &[]),
    row("<mon> <name>", S::Refused, 40, |_| nothing(), &[("met June Castellano", "-"), ("March Capital", "-")], &[]),
    row("<mon> <nameacts>", S::Refused, 40, |_| nothing(), &[("May Chen will call", "-")], &[]),
    row("by|with|from|for|to|and|of|at <mon> <name>", S::Refused, 0, |_| nothing(), &[("by August Weber", "-"), ("from April Ortiz", "-")], &[]),
    row("with|from|to|and|at <mon> <nameacts>", S::Refused, 0, |_| nothing(), &[("from April Ortiz and May", "-")], &[]),
    row("<season> <name>", S::Refused, 40, |_| nothing(), &[("Autumn Reyes leads", "-")], &[]),
    row("<season> <nameacts>", S::Refused, 40, |_| nothing(), &[("Summer Reyes will call", "-")], &[]),
    row("in|with|from|at|and|near|on|for <season> <name>", S::Refused, 0, |_| nothing(), &[("in Fall River", "-"), ("with Spring Boot", "-")], &[]),
    row("<turn> <season> <name>", S::Refused, 50, |_| nothing(), &[], &[]),
];
