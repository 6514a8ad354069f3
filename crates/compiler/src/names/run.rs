//! From words with capitals to candidates: stretches that may be one name.
//!
//! A *run* is a sequence of capitalised words with the small words that names contain ("Department
//! of Defense"). A run is then cut where it holds more than a name: offices and honorifics are left
//! outside, a nationality or an employer before an office becomes a candidate of its own.

use super::lexicon::{Lexicon, class};
use super::token::{Shape, Token, title_case};

/// A paragraph or headline as tokens.
pub(super) struct Line {
    /// The words.
    pub tokens: Vec<Token>,
    /// Whether capitals say little here: a headline in Title Case or in capitals.
    pub headline: bool,
    /// Whether the whole text is as short as a post on a network, where capitals are often
    /// emphasis.
    pub post: bool,
    /// Whether it is a post where people are called by one name: a lone word with a capital.
    pub familiar: bool,
}

/// A stretch of a line that may be a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    /// Index of the line.
    pub line: usize,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Whether an honorific or office stands directly before it.
    pub titled: bool,
}

/// Most tokens of a run. No name is longer, and a line of nothing but capitals must not take long.
const LONGEST: usize = 40;

/// Finds the candidates of one line.
pub(super) fn candidates(
    text: &str,
    index: usize,
    line: &Line,
    lexicon: &Lexicon,
    out: &mut Vec<Candidate>,
) {
    let mut finder =
        Finder { text, index, tokens: &line.tokens, headline: line.headline, lexicon, out };
    let mut at = 0;
    while at < finder.tokens.len() {
        at = finder.run(at).max(at + 1);
    }
}

/// Reads one line.
pub(super) struct Finder<'a> {
    text: &'a str,
    pub(super) index: usize,
    tokens: &'a [Token],
    pub(super) headline: bool,
    lexicon: &'a Lexicon,
    pub(super) out: &'a mut Vec<Candidate>,
}

impl Finder<'_> {
    /// The token at `at`.
    pub(super) fn token(&self, at: usize) -> Option<&Token> {
        self.tokens.get(at)
    }

    /// The characters of the token at `at`; empty beyond the end.
    pub(super) fn text(&self, at: usize) -> &str {
        self.token(at).map_or("", |token| token.text(self.text))
    }

    /// Length in tokens of the known name of several words at `at`; 0 if there is none.
    pub(super) fn phrase(&self, at: usize) -> usize {
        phrase(self.text, self.tokens, at, self.lexicon)
    }

    /// Whether these tokens are an adjective of nationality, people, faith or party.
    pub(super) fn demonym(&self, first: usize, end: usize) -> bool {
        is_demonym(self.text, self.tokens, first, end, self.lexicon)
    }

    /// Reads a run that begins at `at`; the position behind it, or `at` if there is none.
    fn run(&mut self, at: usize) -> usize {
        let known = self.phrase(at);
        if known == 0 && !self.starts(at) {
            return at;
        }
        let mut end = at + known.max(1);
        while end - at < LONGEST {
            let next = self.extend(at, end);
            if next == end {
                break;
            }
            end = next;
        }
        self.cut(at, end, self.titled_before(at));
        end
    }

    /// Whether a run may begin with the word at `at`.
    fn starts(&self, at: usize) -> bool {
        let Some(token) = self.token(at) else { return false };
        if !token.named() || token.is(class::NEVER | class::CALENDAR) {
            return false;
        }
        if !token.spaced && at > 0 && self.text(at - 1) == "#" {
            return false;
        }
        if token.is(class::FUNCTION) {
            return false;
        }
        let everyday = token.is(class::COMMON)
            && !token.is(class::GIVEN | class::PLACE | class::ORG | class::DEMONYM);
        if !everyday {
            // "OS X Lion" is about nobody called X.
            let led = token.spaced
                && at
                    .checked_sub(1)
                    .and_then(|before| self.token(before))
                    .is_some_and(|before| before.is(class::NEVER) && before.shape == Shape::Caps);
            return token.shape != Shape::Initial
                || !led && self.token(at + 1).is_some_and(|t| t.spaced && t.named());
        }
        if self.headline {
            return token.is(class::TITLE)
                && self.token(at + 1).is_some_and(|t| t.named() && !t.is(class::COMMON));
        }
        if token.first {
            let next = self
                .token(at + 1)
                .filter(|t| t.spaced && t.named() && !t.is(class::FUNCTION | class::CALENDAR));
            let of = matches!(self.text(at + 1), "of" | "for")
                && token
                    .is(class::ORG_START | class::PLACE_START | class::EVENT_START | class::TITLE)
                && self.token(at + 2).is_some_and(Token::named);
            return of
                || next.is_some_and(|next| {
                    token.is(class::TITLE | class::HEADS | class::PROGRAMME_START)
                        || next.is(class::HEADS)
                        || self.text(at + 1).starts_with(char::is_uppercase)
                            && self.ends_in_head(at + 1)
                });
        }
        true
    }

    /// Whether the capitalised words from `at` on end in the head of a name.
    fn ends_in_head(&self, at: usize) -> bool {
        let mut last = at;
        while last < at + LONGEST
            && self
                .token(last + 1)
                .is_some_and(|t| t.spaced && t.named() && !t.is(class::CALENDAR | class::NEVER))
        {
            last += 1;
        }
        self.token(last).is_some_and(|t| t.is(class::HEADS))
    }

    /// End of the run `first..end` extended by one word or one small word and its followers.
    fn extend(&self, first: usize, end: usize) -> usize {
        let Some(next) = self.token(end) else { return end };
        let Some(last) = self.token(end - 1) else { return end };
        let numeral = next.is(class::SUFFIX)
            || next.text(self.text).chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
        if next.spaced && numeral && last.is(class::GIVEN) {
            return end + 1; // "Louis XVI"
        }
        if next.spaced && next.named() && !next.is(class::NEVER) {
            if next.is(class::CALENDAR)
                && !(next.is(class::ALSO_SURNAME) && last.is(class::GIVEN | class::TITLE))
            {
                return end;
            }
            if self.headline
                && next.is(class::COMMON)
                && !next.is(class::HEADS | class::TITLE | class::GIVEN | class::ALSO_SURNAME)
            {
                let known = self.phrase(end);
                return end + known;
            }
            if next.is(class::FUNCTION) && !self.also_surname(end) {
                return end;
            }
            let known = self.phrase(end);
            return end + known.max(1);
        }
        let small = next.text(self.text);
        match small {
            "," if self.closes(end) => end + 2,
            "of" | "for" if next.spaced => self.extend_of(first, end),
            "and" | "&" if next.spaced => self.extend_and(first, end, small),
            "'s" | "’s" => self.extend_possessive(first, end),
            _ if next.spaced && next.is(class::PARTICLE) && next.shape == Shape::Lower => {
                self.extend_particle(end)
            }
            "-" | "–" | "‐" if !next.spaced => self.extend_compound(end),
            _ if next.shape == Shape::Number => self.extend_number(first, end),
            _ => end,
        }
    }

    /// Whether a word of grammar ends a person's name here: "Theresa May".
    pub(super) fn also_surname(&self, at: usize) -> bool {
        let surname = self
            .token(at)
            .is_some_and(|t| t.is(class::ALSO_SURNAME) && t.shape == Shape::Capital && !t.first);
        let given = at.checked_sub(1).and_then(|before| self.token(before));
        surname && given.is_some_and(|t| t.is(class::GIVEN) && !t.is(class::COMMON))
    }

    /// Whether the comma at `at` stands inside a name: "King, Jr.", "Washington, D.C."
    fn closes(&self, at: usize) -> bool {
        let last = at.checked_sub(1).and_then(|last| self.token(last));
        match self.text(at + 1) {
            "Jr" | "Jr." | "Sr" | "Sr." => last.is_some_and(Token::named),
            next => capital_district(next) && last.is_some_and(|t| t.is(class::PLACE)),
        }
    }

    /// "Department | of Defense", "Secretary | of State", "Center | for the Study of …".
    fn extend_of(&self, first: usize, end: usize) -> usize {
        let mut after = end + 1;
        if self.text(after) == "the" {
            after += 1;
        }
        let Some(next) = self.token(after) else { return end };
        if !next.named() || next.is(class::NEVER | class::CALENDAR) || next.is(class::FUNCTION) {
            return end;
        }
        let opens = (first..end).any(|at| {
            self.token(at).is_some_and(|t| {
                t.is(class::ORG_START
                    | class::ORG_HEAD
                    | class::EVENT_START
                    | class::PROGRAMME_HEAD
                    | class::EVENT_HEAD)
                    || t.is(class::PLACE_START | class::PLACE_HEAD)
                    || t.is(class::OFFICE)
            })
        });
        let last = self.token(end - 1);
        let strong = last.is_some_and(|t| {
            t.is(class::ORG_START
                | class::EVENT_START
                | class::ORG_HEAD
                | class::PLACE_START
                | class::PROGRAMME_HEAD
                | class::EVENT_HEAD
                | class::PLACE_HEAD)
        });
        let office = last.is_some_and(|t| t.is(class::OFFICE)) && next.is(class::COMMON);
        let allowed = if self.text(end) == "for" {
            opens && last.is_some_and(|t| t.is(class::ORG_HEAD | class::ORG_START))
        } else {
            strong || office
        };
        // A bare everyday word ("Members of Parliament", "the Government of Iraq") opens nothing.
        if allowed && opens { after + self.phrase(after).max(1) } else { end }
    }

    /// "Food | and Drug Administration", "Johnson & Johnson".
    fn extend_and(&self, first: usize, end: usize, small: &str) -> usize {
        let Some(next) = self.token(end + 1) else { return end };
        if !next.spaced
            || !next.named()
            || next.is(class::NEVER | class::CALENDAR | class::FUNCTION)
        {
            return end;
        }
        if small == "&" {
            // "Karl Langdon & Harvey Deegan" are two.
            let people =
                next.is(class::GIVEN) && self.token(first).is_some_and(|t| t.is(class::GIVEN));
            return if people { end } else { end + 2 };
        }
        let inside = (first..end).any(|at| {
            matches!(self.text(at), "of" | "for")
                && at > first
                && self.token(at - 1).is_some_and(|t| t.is(class::ORG_START))
        });
        if inside && next.is(class::COMMON) {
            return end + 2;
        }
        let single = self.token(end - 1).is_some_and(|t| t.is(class::COMMON)) && !self.headline;
        if single
            && next.is(class::COMMON)
            && self.ends_in_head(end + 1)
            && !self.token(end - 1).is_some_and(|t| t.is(class::HEADS))
        {
            return end + 2;
        }
        end
    }

    /// "People | ’s Liberation Army", "King ’s College".
    fn extend_possessive(&self, first: usize, end: usize) -> usize {
        let general = end == first + 1
            && self.token(first).is_some_and(|t| {
                t.is(class::COMMON | class::HONORIFIC) && !t.is(class::PLACE | class::ORG)
            })
            || matches!(self.text(first), "St" | "St." | "Saint");
        let next = self.token(end + 1).filter(|t| t.spaced && t.named());
        if general && next.is_some() && self.ends_in_head(end + 1) && !self.headline {
            end + 2
        } else {
            end
        }
    }

    /// "Simone | de Beauvoir", "Osama | bin Laden", "Ursula von der Leyen".
    fn extend_particle(&self, end: usize) -> usize {
        let mut after = end;
        while after < end + 3
            && self
                .token(after)
                .is_some_and(|t| t.spaced && t.is(class::PARTICLE) && t.shape == Shape::Lower)
        {
            after += 1;
        }
        match self.token(after) {
            Some(next)
                if next.spaced && next.named() && !next.is(class::FUNCTION | class::CALENDAR) =>
            {
                after + 1
            }
            _ => end,
        }
    }

    /// "China | -Pakistan Economic Corridor": a compound that opens a longer name.
    fn extend_compound(&self, end: usize) -> usize {
        let joins = self.token(end + 1).is_some_and(|t| !t.spaced && t.named())
            && self.token(end + 2).is_some_and(|t| t.spaced && t.named())
            && self.ends_in_head(end + 1)
            && !self.headline;
        if joins { end + 2 } else { end }
    }

    /// "Apollo 11", "Windows 95": a short number after a name that is no person and no date.
    fn extend_number(&self, first: usize, end: usize) -> usize {
        let number = self.text(end);
        let last = self.token(end - 1);
        let product = last.is_some_and(|t| t.shape == Shape::Mixed);
        let spaced = self.token(end).is_some_and(|t| t.spaced);
        if spaced && product && end == first + 1 && number.len() <= 3 { end + 1 } else { end }
    }

    /// Whether the words before `at` are an office or honorific, also in small letters ("former
    /// president Hu") and with a remark ("General (Retd) Lloyd Austin").
    fn titled_before(&self, at: usize) -> bool {
        let mut before = at;
        if before >= 3
            && self.text(before - 1) == ")"
            && matches!(
                self.text(before - 2).to_lowercase().as_str(),
                "retd" | "retd." | "retired" | "ret" | "ret."
            )
        {
            before -= 3;
        }
        let Some(title) = before.checked_sub(1).and_then(|at| self.token(at)) else { return false };
        let adjacent = self.token(at).is_some_and(|t| t.spaced);
        adjacent && title.is(class::TITLE) && !title.is(class::FUNCTION | class::MODIFIER)
    }
}

/// Length in tokens of the known name of several words that begins with the token at `at`.
pub(super) fn phrase(text: &str, tokens: &[Token], at: usize, lexicon: &Lexicon) -> usize {
    let Some(first) = tokens.get(at) else { return 0 };
    if !first.named() && first.shape != Shape::Number {
        return 0;
    }
    let longest = match lexicon.longest_from(first.text(text)) {
        0 if first.shape == Shape::Caps => lexicon.longest_from(&title_case(first.text(text))),
        longest => longest,
    };
    (2..=longest)
        .rev()
        .find(|&length| phrase_classes(text, tokens, at, at + length, lexicon) != 0)
        .unwrap_or(0)
}

/// What stands behind the comma of "Washington, D.C.".
fn capital_district(word: &str) -> bool {
    matches!(word, "D.C." | "D.C" | "DC")
}

/// Classes of the known name that is made of exactly these tokens.
pub(super) fn phrase_classes(
    text: &str,
    tokens: &[Token],
    first: usize,
    end: usize,
    lexicon: &Lexicon,
) -> u64 {
    let Some(tokens) = tokens.get(first..end) else { return 0 };
    let mut written = String::new();
    for (index, token) in tokens.iter().enumerate() {
        if index > 0 {
            let comma = token.text(text) == ","
                && tokens.get(index + 1).is_some_and(|next| capital_district(next.text(text)));
            if comma {
                continue;
            }
            if !token.spaced && token.shape != Shape::Possessive {
                return 0;
            }
            if token.spaced {
                written.push(' ');
            }
        }
        written.extend(token.text(text).chars().map(|c| if c == '’' { '\'' } else { c }));
    }
    let classes = lexicon.name(&written);
    if classes != 0 {
        return classes;
    }
    // "South Koreans"
    let one = written.strip_suffix('s').map_or(0, |one| lexicon.name(one) & class::DEMONYM);
    if one != 0 {
        return one;
    }
    if tokens.iter().all(|t| t.shape == Shape::Caps) {
        let title: Vec<String> = written.split(' ').map(title_case).collect();
        return lexicon.name(&title.join(" "));
    }
    0
}

/// Whether these tokens are an adjective of nationality, people, faith or party.
pub(super) fn is_demonym(
    text: &str,
    tokens: &[Token],
    first: usize,
    end: usize,
    lexicon: &Lexicon,
) -> bool {
    let classes = match tokens.get(first..end) {
        Some([token]) => token.classes,
        _ => phrase_classes(text, tokens, first, end, lexicon),
    };
    classes & class::DEMONYM != 0
}

/// Finds further mentions of persons whose family name is an everyday word ("Rice said", where the
/// document has "Condoleezza Rice") and puts them among the candidates.
pub(super) fn surnames(text: &str, lines: &[Line], candidates: &mut Vec<Candidate>) {
    let mut known: Vec<&str> = Vec::new();
    for candidate in candidates.iter().filter(|candidate| candidate.end - candidate.first > 1) {
        let tokens = &lines[candidate.line].tokens[candidate.first..candidate.end];
        let name = tokens.iter().rev().find(|t| !t.is(class::SUFFIX) && t.shape != Shape::Mark);
        let Some((first, last)) = tokens.first().zip(name) else { continue };
        let person = candidate.titled || first.is(class::GIVEN) || first.shape == Shape::Initial;
        if person
            && last.is(class::COMMON | class::CALENDAR | class::FUNCTION)
            && last.is(class::ALSO_SURNAME | class::SURNAME)
        {
            known.push(last.text(text));
        }
    }
    known.sort_unstable();
    known.dedup();
    if known.is_empty() {
        return;
    }
    let mut added = Vec::new();
    for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.headline) {
        // Candidates are in the order of the text.
        let from = candidates.partition_point(|candidate| candidate.line < index);
        let here = candidates[from..].iter().take_while(|candidate| candidate.line == index);
        let mut taken = here.peekable();
        for (at, token) in line.tokens.iter().enumerate() {
            while taken.next_if(|candidate| candidate.end <= at).is_some() {}
            let free = taken.peek().is_none_or(|candidate| at < candidate.first);
            if free
                && token.shape == Shape::Capital
                && known.binary_search(&token.text(text)).is_ok()
            {
                let titled = at > 0 && line.tokens[at - 1].is(class::TITLE);
                // "May said", not "in May" and not "May they".
                let speaks = line.tokens.get(at + 1).is_some_and(|next| {
                    next.shape == Shape::Lower && next.is(class::SPEECH | class::PERSON_VERB)
                });
                let led = at > 0 && line.tokens[at - 1].is(class::PLACE_PREPOSITION);
                if token.is(class::FUNCTION) && !titled && (!speaks || led) {
                    continue;
                }
                added.push(Candidate { line: index, first: at, end: at + 1, titled });
            }
        }
    }
    candidates.extend(added);
    candidates.sort_by_key(|candidate| (candidate.line, candidate.first));
}
