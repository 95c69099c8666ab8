//! A small bottom-up chart over one island: all readings of its words, and the best choice of phrases among them.
//!
//! The island is read from right to left, so that everything that can follow a word is known when the word is read:
//! no half-finished readings need to be kept.

use crate::text::Span;
use crate::timeline::grammar::{Grammar, Production, Roots};
use crate::timeline::lexer::Island;
use crate::timeline::lexicon::Lexicon;
use crate::timeline::symbols::{Args, MAX_PARTS, Symbol, Value};
use crate::timeline::{Meaning, Phrase};

/// The most readings that begin at one word.
const MAX_EDGES: usize = 220;

/// Marks an edge that is a word.
const LEXICAL: u16 = u16::MAX;

/// One reading of some words.
#[derive(Debug, Clone, Copy)]
struct Edge {
    end: u8,
    symbol: Symbol,
    /// The production, or that it is a word.
    production: u16,
    cost: u16,
    count: u8,
    /// The edges of its symbols; of a word its value.
    parts: [u16; MAX_PARTS],
}

/// The space that a chart needs; it is used again for every island.
#[derive(Debug, Default)]
pub(crate) struct Chart {
    edges: Vec<Edge>,
    values: Vec<crate::timeline::symbols::Lex>,
    /// Where the edges of each word begin and end.
    ranges: Vec<(u32, u32)>,
    /// The symbols that begin at each word.
    kinds: Vec<u64>,
    best: Vec<Best>,
}

/// The best choice of phrases from a word on: words that are covered, phrases, cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Best {
    covered: u32,
    phrases: u32,
    cost: u32,
    /// The chosen edge at this word.
    edge: Option<u32>,
}

impl Best {
    fn beats(&self, other: &Best) -> bool {
        // A phrase more costs as much as three rows.
        let price = |best: &Best| std::cmp::Reverse(best.cost + 12 * best.phrases);
        (self.covered, price(self)) > (other.covered, price(other))
    }
}

#[derive(Clone, Copy)]
struct Walk {
    start: usize,
    parts: [u16; MAX_PARTS],
    count: u8,
    cost: u16,
}

/// The grammar and the words of one island.
struct Reader<'a> {
    grammar: &'a Grammar,
    lexicon: &'a Lexicon,
    island: &'a Island,
}

impl Chart {
    pub(crate) const fn new() -> Chart {
        Chart { edges: Vec::new(), values: Vec::new(), ranges: Vec::new(), kinds: Vec::new(), best: Vec::new() }
    }

    /// Finds the phrases of an island.
    ///
    /// Where the island is `all` of the text (a cell, a value), a month that may be a name is a month.
    pub(crate) fn read(
        &mut self,
        grammar: &Grammar,
        lexicon: &Lexicon,
        island: &Island,
        all: bool,
        found: &mut Vec<Phrase>,
    ) {
        let reader = Reader { grammar, lexicon, island };
        let length = island.lexemes.len();
        self.edges.clear();
        self.values.clear();
        self.ranges.clear();
        self.ranges.resize(length + 1, (0, 0));
        self.kinds.clear();
        self.kinds.resize(length + 1, 0);
        for start in (0..length).rev() {
            self.fill(&reader, start);
        }
        self.choose(length, all);
        let mut at = 0;
        while at < length {
            let Some(edge) = self.best[at].edge else {
                at += 1;
                continue;
            };
            let edge_read = self.edges[edge as usize];
            if edge_read.symbol != Symbol::Refused
                && let Some(phrase) = self.phrase(&reader, at, edge)
            {
                found.push(phrase);
            }
            at = usize::from(edge_read.end);
        }
    }

    fn fill(&mut self, reader: &Reader<'_>, start: usize) {
        let lexeme = reader.island.lexemes[start];
        let first = self.edges.len();
        self.ranges[start] = (first as u32, first as u32);
        let own = &reader.island.values[usize::from(lexeme.values.0)..usize::from(lexeme.values.1)];
        let known = if own.is_empty() { &reader.lexicon.entry(lexeme.word).values[..] } else { own };
        for &(symbol, lex) in known {
            let value = self.values.len() as u16;
            self.values.push(lex);
            let mut parts = [0; MAX_PARTS];
            parts[0] = value;
            self.add(start, Edge { end: start as u8 + 1, symbol, production: LEXICAL, cost: 0, count: 1, parts });
        }
        let walk = Walk { start, parts: [0; MAX_PARTS], count: 0, cost: 0 };
        self.set_out(reader, &reader.grammar.by_word[usize::from(lexeme.word)], start + 1, walk);
        let mut next = first;
        while next < self.edges.len() {
            let edge = self.edges[next];
            let mut parts = [0; MAX_PARTS];
            parts[0] = next as u16;
            let walk = Walk { start, parts, count: 1, cost: edge.cost };
            let mut kinds = edge.symbol.kinds();
            while kinds != 0 {
                let symbol = kinds.trailing_zeros() as usize;
                kinds &= kinds - 1;
                self.set_out(reader, &reader.grammar.by_symbol[symbol], usize::from(edge.end), walk);
            }
            next += 1;
        }
        self.ranges[start].1 = self.edges.len() as u32;
    }

    /// Walks on from all places to which the first item of a phrase leads.
    fn set_out(&mut self, reader: &Reader<'_>, roots: &Roots, at: usize, walk: Walk) {
        let word = reader.island.lexemes.get(at).map_or(0, |lexeme| 1 << (lexeme.word % 64));
        let kinds = self.kinds.get(at).copied().unwrap_or(0);
        if !roots.lead_on(word, kinds) {
            return;
        }
        for &node in &roots.nodes {
            if reader.grammar.nodes[node as usize].leads_on(word, kinds) {
                self.walk(reader, node, at, walk);
            }
        }
    }

    fn walk(&mut self, reader: &Reader<'_>, node: u32, at: usize, walk: Walk) {
        let grammar = reader.grammar;
        let node = &grammar.nodes[node as usize];
        for &production in grammar.ends(node) {
            let row = &grammar.productions[usize::from(production)];
            self.add(
                walk.start,
                Edge {
                    end: at as u8,
                    symbol: row.row.gives,
                    production,
                    cost: walk.cost.saturating_add(row.cost),
                    count: walk.count,
                    parts: walk.parts,
                },
            );
        }
        let Some(lexeme) = reader.island.lexemes.get(at) else { return };
        if node.word_bits >> (lexeme.word % 64) & 1 == 1 {
            for &(class, next) in grammar.words(node) {
                if reader.lexicon.is_in(lexeme.word, class) {
                    self.walk(reader, next, at + 1, walk);
                }
            }
        }
        let kinds = self.kinds[at] & node.symbol_bits;
        if kinds == 0 || usize::from(walk.count) == MAX_PARTS {
            return;
        }
        for &(symbol, next) in grammar.symbols(node) {
            let bit = 1u64 << symbol as u64;
            if kinds & bit == 0 {
                continue;
            }
            let (from, to) = self.ranges[at];
            for index in from..to {
                let edge = &self.edges[index as usize];
                if edge.symbol.kinds() & bit != 0 {
                    let end = usize::from(edge.end);
                    let mut walk = walk;
                    walk.parts[usize::from(walk.count)] = index as u16;
                    walk.count += 1;
                    walk.cost = walk.cost.saturating_add(edge.cost);
                    self.walk(reader, next, end, walk);
                }
            }
        }
    }

    fn add(&mut self, start: usize, edge: Edge) {
        let first = self.ranges[start].0 as usize;
        if let Some(same) =
            self.edges[first..].iter_mut().find(|same| same.end == edge.end && same.symbol == edge.symbol)
        {
            if edge.cost < same.cost {
                *same = edge;
            }
            return;
        }
        if self.edges.len() - first < MAX_EDGES && self.edges.len() < usize::from(u16::MAX) {
            self.kinds[start] |= edge.symbol.kinds();
            self.edges.push(edge);
        }
    }

    /// Chooses the phrases that cover most words, then the cheapest.
    fn choose(&mut self, length: usize, all: bool) {
        let top = Symbol::Phrase.kinds() | Symbol::Refused.kinds();
        self.best.clear();
        self.best.resize(length + 1, Best::default());
        for start in (0..length).rev() {
            let mut best = Best { edge: None, ..self.best[start + 1] };
            let (from, to) = self.ranges[start];
            for index in from..to {
                let edge = &self.edges[index as usize];
                let whole = all && start == 0 && usize::from(edge.end) == length && edge.symbol == Symbol::Long;
                if edge.symbol.kinds() & top == 0 && !whole {
                    continue;
                }
                let rest = self.best[usize::from(edge.end)];
                let with = Best {
                    covered: rest.covered + u32::from(edge.end) - start as u32,
                    phrases: rest.phrases + 1,
                    cost: rest.cost + u32::from(edge.cost),
                    edge: Some(index),
                };
                if with.beats(&best) {
                    best = with;
                }
            }
            self.best[start] = best;
        }
    }

    fn phrase(&self, reader: &Reader<'_>, start: usize, edge: u32) -> Option<Phrase> {
        let read = self.edges[edge as usize];
        let production = reader.production(read.production)?;
        let mut rows = Vec::with_capacity(4);
        let value = self.value(reader, edge as u16, &mut rows, 0)?;
        let meaning = match value {
            Value::When(meaning) => meaning,
            Value::Holiday(holiday) => Meaning::Holiday(holiday, crate::timeline::meaning::Turn::Plain, None),
            _ => return None,
        };
        let lexemes = &reader.island.lexemes;
        let first = lexemes.get(start + usize::from(production.lead))?;
        let last = lexemes.get((usize::from(read.end) - 1).checked_sub(usize::from(production.tail))?)?;
        let span = Span::new(first.start as usize, last.end as usize);
        Some(Phrase { span, meaning, others: Vec::new(), rows })
    }

    fn value(&self, reader: &Reader<'_>, edge: u16, rows: &mut Vec<&'static str>, depth: u8) -> Option<Value> {
        let read = self.edges.get(usize::from(edge))?;
        let Some(production) = reader.production(read.production) else {
            return self.values.get(usize::from(read.parts[0])).map(|lex| Value::Lex(*lex));
        };
        if depth > 40 {
            return None;
        }
        rows.push(production.name);
        let mut args = Args { values: [const { None }; MAX_PARTS], datum: production.datum };
        for (slot, part) in args.values.iter_mut().zip(&read.parts[..usize::from(read.count)]) {
            *slot = Some(self.value(reader, *part, rows, depth + 1)?);
        }
        (production.row.meaning)(&mut args)
    }
}

impl<'a> Reader<'a> {
    fn production(&self, number: u16) -> Option<&'a Production> {
        self.grammar.productions.get(usize::from(number))
    }
}
