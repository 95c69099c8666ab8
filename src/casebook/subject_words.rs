//! What a sentence is about, by its words.

/// The words of a sentence that say what it is about, in a crude stem.
pub(crate) fn content_words(text: &str) -> Vec<String> {
    const EMPTY: &[&str] = &[
        "will",
        "would",
        "send",
        "sent",
        "them",
        "they",
        "that",
        "this",
        "with",
        "from",
        "have",
        "back",
        "today",
        "tomorrow",
        "week",
        "next",
        "said",
        "told",
        "about",
        "before",
        "after",
        "until",
        "over",
        "need",
        "must",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "some",
        "their",
        "there",
    ];
    let mut words: Vec<String> = crate::text::words(text)
        .iter()
        .map(|word| crate::text::fold(word.span.slice(text)).into_owned())
        .filter(|word| word.chars().count() >= 4 && !EMPTY.contains(&word.as_str()))
        .map(|word| word.chars().take(6).collect::<String>().trim_end_matches('s').to_owned())
        .collect();
    words.sort();
    words.dedup();
    words
}
