//! Quotation marks into quotations: every style, nested, unclosed, opened again in each paragraph.

use super::{Token, TokenKind};

/// One quotation. `open` is its opening mark (or dialogue dash), `end` one past its last token,
/// which is the closing mark where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quote {
    /// Index of the opening token.
    pub open: usize,
    /// One past the index of the last token.
    pub end: usize,
    /// 0 for a quotation in running text, 1 within another, and so on.
    pub depth: u32,
    /// Whether its closing mark was found.
    pub closed: bool,
    /// Whether it goes on with a new opening mark in the next paragraph.
    pub continues: bool,
}

impl Quote {
    /// Whether token `index` is one of its tokens, the marks included.
    pub fn covers(&self, index: usize) -> bool {
        self.open <= index && index < self.end
    }

    /// First token after the opening mark.
    pub fn inner_start(&self) -> usize {
        self.open + 1
    }

    /// One past the last token before the closing mark.
    pub fn inner_end(&self) -> usize {
        if self.closed { self.end - 1 } else { self.end }
    }
}

/// What a mark can do where it stands.
#[derive(Clone, Copy, PartialEq)]
enum Role {
    Open,
    Close,
    Either,
    Neither,
}

/// The style of a mark: marks of one style close each other.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Style {
    Double,
    Guillemet,
    Single,
    Tick,
}

struct Pending {
    token: usize,
    style: Style,
}

/// Pairs the marks of each paragraph. One that is left open there is closed by a mark of its style in one of the
/// next paragraphs, if that is the first one there; else it ends with its paragraph, and `continues` where the next one
/// opens with a mark of the same style again.
pub fn find_quotes(text: &str, tokens: &[Token]) -> Vec<Quote> {
    let mut quotes = Vec::new();
    let mut first = 0;
    while first < tokens.len() {
        let paragraph = tokens[first].paragraph;
        let end = first + tokens[first..].partition_point(|t| t.paragraph == paragraph);
        pair_paragraph(text, tokens, first, end, &mut quotes);
        first = end;
    }
    quotes.sort_by_key(|q| (q.open, usize::MAX - q.end));
    nest(&mut quotes);
    quotes
}

fn pair_paragraph(text: &str, tokens: &[Token], first: usize, end: usize, quotes: &mut Vec<Quote>) {
    let begins = quotes.len();
    let mut open: Vec<Pending> = Vec::new();
    // how many marks of each style wait for their closing one
    let mut pending = [0_usize; 4];
    let mut surplus = surplus(text, tokens, first, end);
    for at in first..end {
        if tokens[at].kind != TokenKind::Quote {
            continue;
        }
        let (style, role) = classify(text, tokens, at, first, end);
        let position = if pending[style as usize] == 0 { None } else { open.iter().rposition(|p| p.style == style) };
        let closes = match role {
            Role::Close => true,
            Role::Open => position.is_some() && closes_behind_space(text, tokens, at, first, end),
            Role::Either => position.is_some(),
            Role::Neither => false,
        };
        if role == Role::Neither {
            continue;
        }
        if closes {
            let Some(position) = position else {
                // `It is late," she said`: the opening mark is missing
                let alone = quotes.len() == begins && open.is_empty() && style == Style::Double && at > first + 3;
                if alone && tokens[at - 1].is(',') {
                    let opening = (first..at - 1).rev().find(|&i| tokens[i].is_terminator()).map_or(first, |i| i + 1);
                    quotes.push(Quote { open: opening, end: at + 1, depth: 0, closed: true, continues: false });
                }
                continue;
            };
            if style == Style::Single && position + 1 < open.len() {
                // an apostrophe inside a longer quotation that opened later
                continue;
            }
            // whatever opened inside and never closed is given up: it was not a quotation
            for given_up in open.drain(position + 1..) {
                pending[given_up.style as usize] -= 1;
            }
            let opening = open.pop().map_or(at, |p| p.token);
            pending[style as usize] -= 1;
            quotes.push(Quote { open: opening, end: at + 1, depth: 0, closed: true, continues: false });
        } else {
            // `"A. "B.` : the mark opens again within its paragraph, the earlier one was never closed
            // `«A «B». Poi: «C»`: nor was one of these, where more open than close; the first two end together
            let inner = || {
                let outer = open[position.filter(|_| role == Role::Open && style == Style::Guillemet && surplus > 0)?].token;
                quotes[begins..].iter().rev().find(|q| q.open > outer).map(|q| q.end).filter(|_| tokens[at - 1].is(':'))
            };
            let inner = inner();
            if inner.is_some() || position.is_some() && role == Role::Open && style != Style::Single && starts_sentence(tokens, at, first) {
                surplus -= usize::from(inner.is_some());
                let Some(position) = position else { continue };
                for given_up in open.drain(position + 1..) {
                    pending[given_up.style as usize] -= 1;
                }
                if let Some(p) = open.pop() {
                    pending[p.style as usize] -= 1;
                    quotes.push(Quote { open: p.token, end: inner.unwrap_or(at), depth: 0, closed: false, continues: false });
                }
            }
            open.push(Pending { token: at, style });
            pending[style as usize] += 1;
        }
    }
    // What is still open goes to the paragraph's end, if it opens with it; single marks are apostrophes then.
    let next_open = tokens.get(end).filter(|t| t.kind == TokenKind::Quote).map(|_| classify(text, tokens, end, end, tokens.len()).0);
    if let Some(p) = open.into_iter().find(|p| p.style != Style::Single) {
        let continues = next_open == Some(p.style);
        let tail = end - p.token;
        if let Some(close) = (!continues).then(|| closing_later(text, tokens, end, p.style)).flatten() {
            quotes.push(Quote { open: p.token, end: close + 1, depth: 0, closed: true, continues: false });
        } else if continues || tail > 3 && !holds_other_marks(text, tokens, p.token, &quotes[begins..]) {
            quotes.push(Quote { open: p.token, end, depth: 0, closed: false, continues });
        }
    }
    let quoted = quotes.len() > begins;
    if !quoted
        && end > first + 3
        && tokens[first].kind == TokenKind::Dash
        && tokens[first + 1].is_capitalised()
        && space_before(text, &tokens[first + 1])
    {
        pair_dialogue_dash(text, tokens, first, end, quotes);
    }
}

/// How many more guillemets open in the paragraph than close, where the next one does not go on with a quotation.
fn surplus(text: &str, tokens: &[Token], first: usize, end: usize) -> usize {
    if tokens.get(end).is_some_and(|t| t.kind == TokenKind::Quote) {
        return 0;
    }
    let (mut opening, mut closing) = (0_usize, 0_usize);
    for at in (first..end).filter(|&at| tokens[at].kind == TokenKind::Quote) {
        match classify(text, tokens, at, first, end) {
            (Style::Guillemet, Role::Open) => opening += 1,
            (Style::Guillemet, Role::Close) => closing += 1,
            _ => {}
        }
    }
    opening.saturating_sub(closing)
}

/// `lead of 23 "over the rest. Rossi said: «…»`: whether whole quotations with other marks stand behind a straight mark that nothing
/// closes, which then opened none.
fn holds_other_marks(text: &str, tokens: &[Token], open: usize, quotes: &[Quote]) -> bool {
    let mark = |at: usize| tokens[at].span().slice(text);
    mark(open) == "\"" && quotes.iter().any(|q| q.closed && q.open > open && matches!(mark(q.open), "«" | "“"))
}

/// How many paragraphs a quotation may go on without a new opening mark.
const LOOK_AHEAD: u32 = 4;

/// The mark that closes a quotation in a later paragraph, where the next mark of its style there is a closing one.
fn closing_later(text: &str, tokens: &[Token], from: usize, style: Style) -> Option<usize> {
    let first = tokens.get(from)?.paragraph;
    let near = (from..tokens.len()).take_while(|&i| tokens[i].paragraph - first < LOOK_AHEAD);
    let mut marks = near.filter(|&i| tokens[i].kind == TokenKind::Quote).map(|i| (i, classify(text, tokens, i, from, tokens.len())));
    let (at, (_, role)) = marks.find(|(_, (s, role))| *s == style && *role != Role::Neither)?;
    // `… frustration ".`: a space before the mark, and the sentence ends behind it
    let ends = || text[tokens[at].end..].chars().next().is_none_or(|c| matches!(c, '.' | ',' | ';' | '(' | ')' | '\n'));
    (role == Role::Close || role == Role::Either && ends()).then_some(at)
}

/// `– I will not go – said Anna. – Not today.`: the speech stands outside the pairs of dashes.
fn pair_dialogue_dash(text: &str, tokens: &[Token], first: usize, end: usize, quotes: &mut Vec<Quote>) {
    let mut dashes: Vec<usize> = (first..end).filter(|&i| tokens[i].kind == TokenKind::Dash && space_before(text, &tokens[i])).collect();
    if dashes.first() != Some(&first) {
        dashes.insert(0, first);
    }
    // a dash at the start of a line opens many things; speech shows by the narrator's words between two further dashes
    let insertion = dashes.get(1).and_then(|d| tokens.get(d + 1)).is_some_and(|t| t.kind == TokenKind::Word && !t.is_capitalised());
    if !insertion {
        return;
    }
    for pair in dashes.chunks(2) {
        let stop = pair.get(1).copied().unwrap_or(end);
        if stop > pair[0] + 1 {
            quotes.push(Quote { open: pair[0], end: stop, depth: 0, closed: false, continues: false });
        }
    }
}

/// Says how deep each quotation lies. One that begins within another and ends behind it is given up: a quotation that goes
/// on over paragraphs can end in the midst of what a later paragraph opens.
fn nest(quotes: &mut Vec<Quote>) {
    let mut stack: Vec<usize> = Vec::new();
    quotes.retain_mut(|quote| {
        while stack.last().is_some_and(|end| *end <= quote.open) {
            stack.pop();
        }
        if stack.last().is_some_and(|end| *end < quote.end) {
            return false;
        }
        quote.depth = u32::try_from(stack.len()).unwrap_or(u32::MAX);
        stack.push(quote.end);
        true
    });
}

/// `“It is late "said Anna`, `“It is late, "Anna said`: a straight mark behind a space, and before a word in lower case or behind a
/// comma, with no mark behind it that could close what it opens.
fn closes_behind_space(text: &str, tokens: &[Token], at: usize, first: usize, end: usize) -> bool {
    let straight = tokens[at].span().slice(text) == "\"" && at > first;
    let lower = tokens.get(at + 1).is_some_and(|t| at + 1 < end && t.kind == TokenKind::Word && !t.is_capitalised());
    if !straight || !lower && !tokens[at - 1].is(',') {
        return false;
    }
    let mut behind = (at + 1..end).filter(|&i| tokens[i].kind == TokenKind::Quote).map(|i| classify(text, tokens, i, first, end));
    behind.find(|(style, role)| *style == Style::Double && *role != Role::Neither).is_none_or(|(_, role)| role == Role::Open)
}

fn starts_sentence(tokens: &[Token], at: usize, first: usize) -> bool {
    at > first && tokens[at - 1].is_terminator()
}

fn space_before(text: &str, token: &Token) -> bool {
    text[..token.start].chars().next_back().is_none_or(char::is_whitespace)
}

/// Whether the text ends in a number of feet and one of inches: `5'2`.
fn closes_inches(before: &str) -> bool {
    let inches = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let feet = inches.strip_suffix(['\'', '’']).unwrap_or_default();
    // not "1'50", a price or a time
    let few = before[inches.len()..].parse::<u8>().is_ok_and(|inches| inches < 12);
    few && feet.ends_with(|c: char| ('3'..='8').contains(&c)) && !feet[..feet.len() - 1].ends_with(|c: char| c.is_ascii_digit())
}

fn classify(text: &str, tokens: &[Token], at: usize, first: usize, end: usize) -> (Style, Role) {
    let token = &tokens[at];
    let mark = token.span().slice(text);
    let before = text[..token.start].chars().next_back();
    let after = text[token.end..].chars().next();
    let free_before = before
        .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '–' | '—' | '-' | '/' | '“' | '«' | '"' | '\'' | '‘' | '\u{ad}'));
    let free_after = after.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '“' | '«' | '‘' | '[' | '(' | '…' | '$' | '€' | '£'));
    // 58"17: minutes and seconds, inches
    if before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit()) {
        return (Style::Double, Role::Neither);
    }
    // 5'2": feet and inches
    if matches!(mark, "\"" | "”") && closes_inches(&text[..token.start]) {
        return (Style::Double, Role::Neither);
    }
    let by_place = match (free_before, free_after) {
        // `a great boxer "(“I am …”)`: a space before the mark, and a parenthesis behind
        (true, false) if at > first && after == Some('(') => Role::Either,
        (true, false) => Role::Open,
        (false, true) => Role::Close,
        (true, true) if at == first => Role::Open,
        (true, true) if at + 1 == end => Role::Close,
        // `the majority of the country ". Then`: the sentence goes on or ends behind it
        (true, true) if matches!(after, Some(',' | ';' | ')')) || after == Some('.') && !text[token.end..].starts_with("..") => Role::Close,
        _ => Role::Either,
    };
    match mark {
        "<<" => (Style::Guillemet, Role::Open),
        ">>" => (Style::Guillemet, Role::Close),
        "«" => (Style::Guillemet, if by_place == Role::Close { Role::Close } else { Role::Open }),
        "»" => (Style::Guillemet, if by_place == Role::Open { Role::Open } else { Role::Close }),
        "„" | "‟" => (Style::Double, Role::Open),
        // The German closing mark is the English opening one.
        "“" => (Style::Double, if by_place == Role::Close { Role::Close } else { Role::Open }),
        "”" => (Style::Double, if by_place == Role::Open && free_before && !free_after { Role::Open } else { Role::Close }),
        "``" => (Style::Double, Role::Open),
        "\"" | "＂" | "''" | "’’" => (Style::Double, by_place),
        "‘" | "‚" | "‹" => (Style::Single, Role::Open),
        "›" => (Style::Single, Role::Close),
        "’" | "'" | "`" => {
            let role = match by_place {
                Role::Open if mark == "’" => Role::Neither,
                Role::Open => Role::Open,
                Role::Close => Role::Close,
                Role::Either | Role::Neither => Role::Neither,
            };
            (if mark == "`" { Style::Tick } else { Style::Single }, role)
        }
        _ => (Style::Double, Role::Neither),
    }
}
