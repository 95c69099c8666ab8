//! Rows of phrases as data, and how their patterns become one tree that the chart walks.
//!
//! A pattern is the phrase itself: words (`by`), alternatives (`by|before`), symbols (`<when>`), each of which may be
//! optional (`the?`); `[in the]` is an optional group, `~-` a hyphen that touches both sides, and `^due` stands
//! around the phrase without being part of it.

use foldhash::HashMap;

use crate::timeline::lexicon::Lexicon;
use crate::timeline::symbols::{Args, Symbol, Value};

/// One row: a phrase, what it gives, its meaning, texts that it reads and texts that it must not read.
pub(crate) struct Row {
    /// The phrase, which is pattern and name.
    pub pattern: &'static str,
    /// What it gives.
    pub gives: Symbol,
    /// How unlikely it is beside another row that reads the same words.
    pub cost: u16,
    /// What it means.
    pub meaning: fn(&mut Args) -> Option<Value>,
    /// Texts said on Wednesday 2026-11-18 with their windows; see the test of all rows for the notation.
    pub examples: &'static [(&'static str, &'static str)],
    /// Texts that it must leave alone.
    #[cfg_attr(not(test), allow(dead_code, reason = "only the test of all rows reads them"))]
    pub not: &'static [&'static str],
}

/// A row as it is compiled: its pattern without choices.
pub(crate) struct Production {
    pub row: &'static Row,
    pub name: &'static str,
    pub datum: u16,
    pub cost: u16,
    /// How many words at the beginning and the end stand around the phrase.
    pub lead: u8,
    pub tail: u8,
}

/// A place in the tree of patterns: where it leads, as ranges of the grammar's tables.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Node {
    /// The words that lead on, folded into bits: a word whose bit is missing leads nowhere.
    pub word_bits: u64,
    /// The symbols that lead on.
    pub symbol_bits: u64,
    words: (u32, u32),
    symbols: (u32, u32),
    ends: (u32, u32),
}

/// The rows as a tree of their beginnings.
pub(crate) struct Grammar {
    pub productions: Vec<Production>,
    pub nodes: Vec<Node>,
    words: Vec<(u16, u32)>,
    symbols: Vec<(Symbol, u32)>,
    ends: Vec<u16>,
    /// Where a word leads from the root.
    pub by_word: Vec<Roots>,
    /// Where a symbol leads from the root.
    pub by_symbol: Vec<Roots>,
}

/// Places to which one item leads from the root, and what leads on from any of them.
#[derive(Debug, Clone, Default)]
pub(crate) struct Roots {
    pub nodes: Vec<u32>,
    on: Node,
}

impl Roots {
    /// Whether any of them leads on before a word, and before what begins there, or ends a pattern.
    #[inline]
    pub(crate) fn lead_on(&self, word: u64, symbols: u64) -> bool {
        self.on.leads_on(word, symbols)
    }
}

impl Node {
    /// Whether it leads on before a word, and before what begins there, or ends a pattern.
    #[inline]
    pub(crate) fn leads_on(&self, word: u64, symbols: u64) -> bool {
        self.word_bits & word | self.symbol_bits & symbols != 0 || self.ends.0 < self.ends.1
    }
}

/// A place in the tree while rows are compiled.
#[derive(Default)]
struct Draft {
    words: Vec<(u16, u32)>,
    symbols: Vec<(Symbol, u32)>,
    ends: Vec<u16>,
}

/// The tree while rows are compiled.
#[derive(Default)]
struct Builder {
    productions: Vec<Production>,
    drafts: Vec<Draft>,
    /// Where each item leads from each place.
    steps: HashMap<(u32, Item), u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Item {
    Words(u16),
    Symbol(Symbol),
}

struct Step {
    item: Item,
    around: bool,
}

fn slice<T>(table: &[T], (from, to): (u32, u32)) -> &[T] {
    table.get(from as usize..to as usize).unwrap_or(&[])
}

fn append<T: Copy>(table: &mut Vec<T>, more: &[T]) -> (u32, u32) {
    let from = table.len() as u32;
    table.extend_from_slice(more);
    (from, table.len() as u32)
}

impl Grammar {
    /// Compiles rows; words that no row knew before enter the lexicon.
    pub(crate) fn new(rows: impl Iterator<Item = (&'static Row, &'static str, u16)>, lexicon: &mut Lexicon) -> Grammar {
        let mut builder = Builder { drafts: vec![Draft::default()], ..Builder::default() };
        for (row, pattern, datum) in rows {
            for words in expand(pattern) {
                builder.add(row, &words, datum, lexicon);
            }
        }
        let mut grammar = Grammar {
            productions: builder.productions,
            nodes: Vec::with_capacity(builder.drafts.len()),
            words: Vec::new(),
            symbols: Vec::new(),
            ends: Vec::new(),
            by_word: vec![Roots::default(); lexicon.word_count()],
            by_symbol: vec![Roots::default(); Symbol::ALL.len()],
        };
        let root = std::mem::take(&mut builder.drafts[0]);
        for &(class, node) in &root.words {
            for &word in lexicon.words_of(class) {
                grammar.by_word[usize::from(word)].nodes.push(node);
            }
        }
        for &(symbol, node) in &root.symbols {
            grammar.by_symbol[symbol as usize].nodes.push(node);
        }
        for draft in &builder.drafts {
            let word_bits = draft
                .words
                .iter()
                .flat_map(|(class, _)| lexicon.words_of(*class))
                .fold(0, |bits, word| bits | 1 << (word % 64));
            let symbol_bits = draft.symbols.iter().fold(0, |bits, (symbol, _)| bits | 1 << *symbol as u64);
            let words = append(&mut grammar.words, &draft.words);
            let symbols = append(&mut grammar.symbols, &draft.symbols);
            let ends = append(&mut grammar.ends, &draft.ends);
            grammar.nodes.push(Node { word_bits, symbol_bits, words, symbols, ends });
        }
        let nodes = &grammar.nodes;
        for roots in grammar.by_word.iter_mut().chain(&mut grammar.by_symbol) {
            for node in roots.nodes.iter().filter_map(|&node| nodes.get(node as usize)) {
                roots.on.word_bits |= node.word_bits;
                roots.on.symbol_bits |= node.symbol_bits;
                roots.on.ends.1 |= u32::from(node.ends.0 < node.ends.1);
            }
        }
        grammar
    }

    /// Classes of words, and where they lead.
    pub(crate) fn words(&self, node: &Node) -> &[(u16, u32)] {
        slice(&self.words, node.words)
    }

    /// Symbols, and where they lead.
    pub(crate) fn symbols(&self, node: &Node) -> &[(Symbol, u32)] {
        slice(&self.symbols, node.symbols)
    }

    /// The productions that end at a node.
    pub(crate) fn ends(&self, node: &Node) -> &[u16] {
        slice(&self.ends, node.ends)
    }
}

impl Builder {
    fn add(&mut self, row: &'static Row, words: &[&'static str], datum: u16, lexicon: &mut Lexicon) {
        let steps: Vec<Step> = words.iter().filter_map(|word| step(word, lexicon)).collect();
        // A phrase that is made of words alone is found by them; others by the words of their symbols.
        let classes: Vec<u16> = steps
            .iter()
            .filter_map(|step| match step.item {
                Item::Words(class) => Some(class),
                Item::Symbol(_) => None,
            })
            .collect();
        if row.gives != Symbol::Refused && classes.len() == steps.len() {
            lexicon.speak_of_time(&classes);
        }
        let lead = steps.iter().take_while(|step| step.around).count();
        let tail = steps.iter().rev().take_while(|step| step.around).count();
        let mut node = 0usize;
        for step in &steps {
            let key = (node as u32, step.item);
            node = match self.steps.get(&key) {
                Some(&next) => next as usize,
                None => {
                    let next = self.drafts.len() as u32;
                    self.drafts.push(Draft::default());
                    match step.item {
                        Item::Words(class) => self.drafts[node].words.push((class, next)),
                        Item::Symbol(symbol) => self.drafts[node].symbols.push((symbol, next)),
                    }
                    self.steps.insert(key, next);
                    next as usize
                }
            };
        }
        let production = self.productions.len() as u16;
        self.productions.push(Production {
            row,
            name: row.pattern,
            datum,
            // Fewer rows are the likelier reading.
            cost: row.cost + 4,
            lead: lead as u8,
            tail: if lead == steps.len() { 0 } else { tail as u8 },
        });
        self.drafts[node].ends.push(production);
    }
}

fn step(word: &'static str, lexicon: &mut Lexicon) -> Option<Step> {
    let (around, body) = match word.strip_prefix('^') {
        Some(rest) => (true, rest),
        None => (false, word),
    };
    let item = match body.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')) {
        Some(name) => Item::Symbol(Symbol::named(name)?),
        None => Item::Words(lexicon.class(body)),
    };
    Some(Step { item, around })
}

/// All the ways in which a pattern can be written without optional parts.
fn expand(pattern: &'static str) -> Vec<Vec<&'static str>> {
    let mut ways: Vec<Vec<&'static str>> = vec![Vec::new()];
    let mut group: Option<Vec<Vec<&'static str>>> = None;
    for token in pattern.split_whitespace() {
        let (opens, token) = match token.strip_prefix('[') {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        let (closes, token) = match token.strip_suffix(']') {
            Some(rest) => (true, rest),
            None => (false, token),
        };
        if opens {
            group = Some(vec![Vec::new()]);
        }
        let (optional, token) = match token.strip_suffix('?') {
            Some(rest) if !rest.is_empty() => (true, rest),
            _ => (false, token),
        };
        let target = group.as_mut().unwrap_or(&mut ways);
        let alternatives = alternatives(token);
        let mut with: Vec<Vec<&'static str>> = target
            .iter()
            .flat_map(|way| alternatives.iter().map(move |words| way.iter().chain(words).copied().collect()))
            .collect();
        if optional {
            target.append(&mut with);
        } else {
            *target = with;
        }
        if closes && let Some(group) = group.take() {
            let without = ways.clone();
            ways = ways
                .iter()
                .flat_map(|way| group.iter().map(move |more| way.iter().chain(more).copied().collect()))
                .collect();
            ways.extend(without);
        }
    }
    ways.retain(|way| !way.is_empty());
    ways
}

/// The ways of one item: its single words together, and each run of words by itself.
fn alternatives(token: &'static str) -> Vec<Vec<&'static str>> {
    if !token.contains('_') {
        return vec![vec![token]];
    }
    let around = token.starts_with('^');
    let mut single = String::new();
    let mut ways: Vec<Vec<&'static str>> = Vec::new();
    for alternative in token.trim_start_matches('^').split('|') {
        if alternative.contains('_') {
            ways.push(alternative.split('_').map(|word| leak(around, word)).collect());
        } else {
            if !single.is_empty() {
                single.push('|');
            }
            single.push_str(alternative);
        }
    }
    if !single.is_empty() {
        ways.push(vec![leak(around, &single)]);
    }
    ways
}

/// Patterns live as long as the program, and so do the pieces that are made of them once.
fn leak(around: bool, word: &str) -> &'static str {
    let word = if around { format!("^{word}") } else { word.to_owned() };
    Box::leak(word.into_boxed_str())
}
