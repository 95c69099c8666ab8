//! The body as blocks of prose.

use journal::note::{BlockKind, Note};
use journal::text::Span;

use super::{blocks, masked, note};

/// The bytes of the file that words of a block's prose came from.
#[track_caller]
fn source_of<'n>(note: &'n Note, block: usize, words: &str) -> &'n str {
    let prose = &note.blocks[block].prose;
    let start = prose.text.find(words).expect("the words are in the prose");
    prose.to_source(Span::new(start, start + words.len())).slice(&note.text)
}

#[test]
fn a_phrase_may_cross_emphasis_escapes_entities_and_line_ends() {
    let note = note("They answer **by the end\nof** next\\_week &amp; *then* `call`.\n");
    assert_eq!(blocks(&note), ["p They answer by the end\nof next_week & then call."]);
    assert_eq!(source_of(&note, 0, "by the end\nof next"), "by the end\nof** next");
    assert_eq!(source_of(&note, 0, "next_week"), "next\\_week");
    assert_eq!(source_of(&note, 0, "&"), "&amp;");
    assert_eq!(source_of(&note, 0, "then"), "then");
    assert_eq!(masked(&note.blocks[0]), ["call"]);
}

#[test]
fn offsets_are_those_of_the_file() {
    for text in [
        "\u{feff}---\r\ncompany: Acme\r\n---\r\n\r\nBy *next*\r\nFriday.\r\n",
        "By *next*\rFriday.",
        "é\n\nBy *next*\nFriday.",
    ] {
        let note = note(text);
        let block = note.blocks.len() - 1;
        assert_eq!(note.blocks[block].prose.text, "By next\nFriday.", "{text:?}");
        assert_eq!(source_of(&note, block, "next"), "next");
        assert_eq!(source_of(&note, block, "Friday"), "Friday");
        assert!(source_of(&note, block, "next\nFriday").starts_with("next*"));
    }
}

#[test]
fn lists_tight_loose_and_nested() {
    let note =
        note("- one\n  more of one\n  - inner\n    1. innermost\n\n  second paragraph\n- two\n\n* loose\n\n* items\n");
    assert_eq!(
        blocks(&note),
        ["- one\nmore of one", "- inner", "- innermost", "p second paragraph", "- two", "- loose", "- items"]
    );
    let parents: Vec<Option<usize>> = note.blocks.iter().map(|block| block.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(1), Some(0), None, None, None]);
    assert_eq!(note.blocks[0].span.slice(&note.text), "- one\n  more of one");
}

#[test]
fn boxes_with_any_mark() {
    let text = "- [ ] open\n- [x] done\n* [/] half\n+ [-] dropped\n1. [>] moved\n2) [X] done\n- [é] odd\n- [] none\n- [x](a.md) link\n- [ ]\n> - [!] quoted\n- [*] star *and* more\n";
    let note = note(text);
    assert_eq!(
        blocks(&note),
        [
            "[ ] open",
            "[x] done",
            "[/] half",
            "[-] dropped",
            "[>] moved",
            "[X] done",
            "[é] odd",
            "- [] none",
            "- x link",
            "[ ] ",
            ">[!] quoted",
            "[*] star and more"
        ]
    );
    for block in &note.blocks {
        if let BlockKind::Item { mark: Some(mark), mark_span } = block.kind {
            assert_eq!(mark_span.slice(text), mark.to_string());
            assert_eq!(text.as_bytes()[mark_span.start as usize - 1], b'[');
        }
    }
}

#[test]
fn headings_make_a_tree() {
    let text = "Before.\n\n# Acme\n\n## Log\n\nA.\n\n### Monday\n\nB.\n\n## People\n\nC.\n\n# Zenith\n\nUnder\n=====\n";
    let note = note(text);
    let titles: Vec<&str> = note.sections.iter().map(|section| section.title.as_str()).collect();
    assert_eq!(titles, ["Acme", "Log", "Monday", "People", "Zenith", "Under"]);
    let parents: Vec<Option<usize>> = note.sections.iter().map(|section| section.parent).collect();
    assert_eq!(parents, [None, Some(0), Some(1), Some(0), None, None]);
    assert_eq!(note.sections[1].span.slice(text), "## Log\n\nA.\n\n### Monday\n\nB.\n\n");
    let of = |words: &str| note.blocks.iter().find(|block| block.prose.text == words).and_then(|block| block.section);
    assert_eq!((of("Before."), of("A."), of("B."), of("C.")), (None, Some(1), Some(2), Some(3)));
    assert_eq!(of("Monday"), Some(2));
}

#[test]
fn a_heading_in_a_quote_ends_with_it() {
    let note = note("# Acme\n\n> # Their mail\n> They answer.\n\nMine.\n");
    let mine = note.blocks.last().expect("a block");
    assert_eq!((mine.prose.text.as_str(), mine.section), ("Mine.", Some(0)));
    assert_eq!(note.sections[1].parent, Some(0));
}

#[test]
fn a_paragraph_over_a_rule_is_no_heading() {
    let note = note("They decide on Friday.\n---\n\nA title\n---\n\nText\n");
    assert_eq!(blocks(&note), ["p They decide on Friday.", "## A title", "p Text"]);
    assert_eq!(note.blocks[0].section, None);
}

#[test]
fn tables_by_row_and_column() {
    let note =
        note("| Date | Who | |\n| --- | --- | --- |\n| 2026-11-18 | [[People/Dana\\|Dana]] | `x` |\n| | a<br>b | |\n");
    assert_eq!(blocks(&note), ["0,0 Date", "0,1 Who", "1,0 2026-11-18", "1,1 Dana", "1,2 x", "2,1 a\nb"]);
    assert_eq!(note.tables[0].headers, ["Date", "Who", ""]);
    assert_eq!(note.tables[0].rows, 2);
    assert_eq!(note.blocks[3].links[0].target, "People/Dana");
}

#[test]
fn quotes_and_callouts() {
    let note = note(
        "> Plain\n> quote\n\n> [!Todo]- Call *Dana*\n> by Friday\n> > inner\n\n> [!note]\n> body\n\n> [!tip] Only a title\n>\n> first\n> second\n",
    );
    assert_eq!(
        blocks(&note),
        [
            ">p Plain\nquote",
            ">p Call Dana",
            ">p by Friday",
            ">>p inner",
            ">p body",
            ">p Only a title",
            ">p first\nsecond"
        ]
    );
    let callouts: Vec<Option<&str>> = note.blocks.iter().map(|block| block.callout.as_deref()).collect();
    assert_eq!(callouts, [None, Some("todo"), Some("todo"), Some("todo"), Some("note"), Some("tip"), Some("tip")]);
}

#[test]
fn links_in_all_forms() {
    for (text, words, target, wiki) in [
        ("[[Dana Okafor]]", "Dana Okafor", "Dana Okafor", true),
        ("[[Dana.md]]", "Dana", "Dana", true),
        ("[[People/Dana Okafor]]", "Dana Okafor", "People/Dana Okafor", true),
        ("[[People/Dana Okafor|the *EM*]]", "the EM", "People/Dana Okafor", true),
        ("[[Acme#Round 2]]", "Acme", "Acme", true),
        ("[[Acme#^abc]]", "Acme", "Acme", true),
        ("[[#Round 2]]", "Round 2", "", true),
        ("[mail *her*](mailto:dana@acme.example)", "mail her", "mailto:dana@acme.example", false),
        ("[notes](Other%20note.md#Log)", "notes", "Other%20note.md#Log", false),
    ] {
        let note = note(&format!("See {text} now.\n"));
        let block = &note.blocks[0];
        assert_eq!(block.prose.text, format!("See {words} now."), "{text}");
        let [link] = block.links.as_slice() else { panic!("{text}: {:?}", block.links) };
        assert_eq!(
            (link.span.slice(&block.prose.text), link.target.as_str(), link.wiki),
            (words, target, wiki),
            "{text}"
        );
    }
    let embedded = note("Look: ![[plan.png]] ![alt](a.png) there.\n");
    assert_eq!(blocks(&embedded), ["p Look:   there."]);
}

#[test]
fn what_is_no_prose_is_masked_or_left_out() {
    let text = "\
See `by Friday` and https://acme.example/by/friday?x=1. Also (www.acme.example/a_(b)), <https://b.example>.

```text
by Friday
```

    by Friday

<div>by Friday</div>

A <!-- by Friday --> b <u>c</u>.

{{date}} and <% tp.date.now() %> here.

~~Dana calls on Friday.~~ She wrote.
";
    let note = note(text);
    assert_eq!(
        blocks(&note),
        [
            "p See by Friday and https://acme.example/by/friday?x=1. Also (www.acme.example/a_(b)), https://b.example.",
            "p A  b c.",
            "p {{date}} and <% tp.date.now() %> here.",
            "p Dana calls on Friday. She wrote.",
        ]
    );
    assert_eq!(
        masked(&note.blocks[0]),
        ["by Friday", "https://acme.example/by/friday?x=1", "www.acme.example/a_(b)", "https://b.example"]
    );
    assert_eq!(masked(&note.blocks[2]), ["{{date}}", "<% tp.date.now() %>"]);
    assert_eq!(masked(&note.blocks[3]), ["Dana calls on Friday."]);
}

#[test]
fn highlights_are_taken_out() {
    let note = note("They answer by ==the end== of ==next *week*==, a == b, [[Dana]] and `x==y`.\n");
    assert_eq!(blocks(&note), ["p They answer by the end of next week, a == b, Dana and x==y."]);
    assert_eq!(source_of(&note, 0, "the end of next week"), "the end== of ==next *week");
    assert_eq!(note.blocks[0].links[0].span.slice(&note.blocks[0].prose.text), "Dana");
    assert_eq!(masked(&note.blocks[0]), ["x==y"]);
}

#[test]
fn comments_of_obsidian() {
    let inline = note("They call %%by Friday%% soon. 100%% sure.\n\nAnd again 5%% more.\n");
    assert_eq!(masked(&inline.blocks[0]), ["%%by Friday%%"]);
    assert_eq!(masked(&inline.blocks[1]), [""; 0]);

    let block = note("Before.\n\n%%\nhidden\n\n- [ ] hidden task\n\nhidden too\n%%\n\nAfter.\n");
    let seen: Vec<&str> = block
        .blocks
        .iter()
        .filter(|block| masked(block).concat().len() < block.prose.text.len())
        .map(|block| block.prose.text.as_str())
        .collect();
    assert_eq!(seen, ["Before.", "After."]);
    assert!(block.blocks.iter().all(|block| !matches!(block.kind, BlockKind::Item { mark: Some(_), .. })));
}

#[test]
fn block_ids_belong_to_their_blocks() {
    let note = note("They answer on Friday. ^abc-1\n\n- item ^x2\n\n> quote\n\n^q3\n\n2^10 and x ^ y\n");
    assert_eq!(blocks(&note), ["p They answer on Friday.", "- item", ">p quote", "p 2^10 and x ^ y"]);
    let ids: Vec<Option<&str>> = note.blocks.iter().map(|block| block.id.as_deref()).collect();
    assert_eq!(ids, [Some("abc-1"), Some("x2"), Some("q3"), None]);
}

#[test]
fn footnotes_are_read_where_they_stand() {
    let note = note("They answer[^1] soon.\n\n[^1]: Dana said *Friday*.\n");
    assert_eq!(blocks(&note), ["p They answer soon.", "p Dana said Friday."]);
}
