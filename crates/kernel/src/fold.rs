//! Folding: what letters count as the same.
//!
//! Case, the marks on Latin, Greek and Cyrillic letters, the vowel signs of the Arabic script, and
//! the forms in which Arabic, Persian and Urdu write one letter (ي and ی, ك and ک, ة and ہ) are
//! differences that a reader who types does not mean. The tables are small on purpose: the full
//! decompositions of Unicode would be the largest part of the module.

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        let start = out.len();
        out.push_str(word);
        out.get_mut(start..).into_iter().for_each(str::make_ascii_lowercase);
        return;
    }
    for letter in word.chars() {
        match letter {
            'a'..='z' | '0'..='9' => out.push(letter),
            'A'..='Z' => out.push(letter.to_ascii_lowercase()),
            // 21.5 is not 215, but U.S. is US and 10,000 is 10000.
            '.' if out.ends_with(|last: char| last.is_ascii_digit()) => out.push('.'),
            ',' | '\'' | '’' | '.' => {}
            _ => fold_letter(letter, out),
        }
    }
}

/// The folded form of a word: what the index holds and a query is compared with. May be empty.
///
/// ```
/// use dossier_kernel::fold::fold;
/// assert_eq!(fold("Élysée"), "elysee");
/// assert_eq!(fold("كراچي"), fold("کراچی"));
/// ```
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    fold_into(word, &mut out);
    out
}

#[cold]
fn fold_letter(letter: char, out: &mut String) {
    match letter {
        // Combining marks; soft hyphen; zero-width and direction marks; apostrophes; tatweel.
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' => {}
        '\u{2060}'..='\u{2069}' | '\u{feff}' | '‘' | 'ʼ' | '\u{640}' => {}
        // Vowel signs and Quranic marks.
        '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' => {}
        'آ' | 'أ' | 'إ' | 'ٱ' => out.push('ا'),
        'ي' | 'ى' | 'ئ' | 'ې' => out.push('ی'),
        'ك' => out.push('ک'),
        'ه' | 'ة' | 'ۀ' | 'ۂ' | 'ۃ' | 'ە' => out.push('ہ'),
        'ؤ' => out.push('و'),
        'ۓ' => out.push('ے'),
        '٠'..='٩' => out.push(char::from(b'0' + (letter as u32 - 0x660) as u8)),
        '۰'..='۹' => out.push(char::from(b'0' + (letter as u32 - 0x6f0) as u8)),
        'ß' => out.push_str("ss"),
        'Æ' | 'æ' => out.push_str("ae"),
        'Œ' | 'œ' => out.push_str("oe"),
        'ﬁ' => out.push_str("fi"),
        'ﬂ' => out.push_str("fl"),
        'ẞ' => out.push_str("ss"),
        _ => out.push(without_mark(small(letter))),
    }
}

/// The small letter of a capital, in Latin, Greek, Cyrillic, Armenian, Georgian and full-width Latin;
/// any other letter as it is. The blocks are laid out so that a rule for each is enough.
pub fn small(letter: char) -> char {
    let code = letter as u32;
    let after_even = code + (code + 1) % 2;
    let after_odd = code + code % 2;
    let small = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0xff21..=0xff3a => code + 32,
        // İ and ı: the dot is a mark.
        0x130 => u32::from('i'),
        0x131 | 0x138 | 0x149 | 0x17f | 0x1f0..=0x1f3 | 0x1f5..=0x1f7 | 0x220 | 0x221 => code,
        0x100..=0x137 | 0x14a..=0x177 | 0x1de..=0x1ef | 0x1f4 | 0x1f8..=0x233 => after_even,
        0x139..=0x148 | 0x179..=0x17e | 0x1cd..=0x1dc => after_odd,
        0x178 => 0xff,
        0x18f => 0x259,
        0x1a0 => 0x1a1,
        0x1af => 0x1b0,
        0x386 => 0x3ac,
        0x388..=0x38a => code + 37,
        0x38c => 0x3cc,
        0x38e | 0x38f => code + 63,
        0x391..=0x3a1 | 0x3a3..=0x3ab | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => after_even,
        0x4c0 => 0x4cf,
        0x4c1..=0x4ce => after_odd,
        0x531..=0x556 => code + 48,
        0x10a0..=0x10c5 | 0x10c7 | 0x10cd => code + 7264,
        0x1c90..=0x1cba | 0x1cbd..=0x1cbf => code - 3008,
        0x1e00..=0x1e95 | 0x1ea0..=0x1eff => after_even,
        0x1f08..=0x1f0f | 0x1f18..=0x1f1d | 0x1f28..=0x1f2f | 0x1f38..=0x1f3f => code - 8,
        0x1f48..=0x1f4d | 0x1f68..=0x1f6f => code - 8,
        _ => code,
    };
    char::from_u32(small).unwrap_or(letter)
}

/// Letters with marks, by the letter they are folded to.
const MARKED: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁẚạảấầẩẫậắằẳẵặ"),
    ('b', "ḃḅḇɓ"),
    ('c', "çćĉċčḉƈ"),
    ('d', "ďđḋḍḏḑḓðɗ"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệ"),
    ('f', "ḟƒ"),
    ('g', "ĝğġģǧǵḡɠ"),
    ('h', "ĥħȟḣḥḧḩḫẖ"),
    ('i', "ìíîïĩīĭįıǐȉȋḭḯỉị"),
    ('j', "ĵǰ"),
    ('k', "ķǩḱḳḵƙ"),
    ('l', "ĺļľŀłḷḹḻḽ"),
    ('m', "ḿṁṃ"),
    ('n', "ñńņňŉǹṅṇṉṋ"),
    ('o', "òóôõöøōŏőơǒǫǭǿȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợ"),
    ('p', "ṕṗ"),
    ('r', "ŕŗřȑȓṙṛṝṟ"),
    ('s', "śŝşšșṡṣṥṧṩ"),
    ('t', "ţťŧțṫṭṯṱẗ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữự"),
    ('v', "ṽṿ"),
    ('w', "ŵẁẃẅẇẉẘ"),
    ('x', "ẋẍ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹ"),
    ('z', "źżžẑẓẕ"),
    ('α', "άἀἁἂἃἄἅὰάᾳ"),
    ('ε', "έἐἑἔἕὲέ"),
    ('η', "ήἠἡἤἥὴήῃ"),
    ('ι', "ίϊΐἰἱἴἵὶί"),
    ('ο', "όὀὁὄὅὸό"),
    ('υ', "ύϋΰὐὑὔὕὺύ"),
    ('ω', "ώὠὡὤὥὼώῳ"),
    ('σ', "ς"),
    ('и', "ѝ"),
    ('е', "ёѐ"),
];

fn without_mark(letter: char) -> char {
    // Where the table has letters: most scripts need not be looked for in it.
    if !matches!(letter, 'ß'..='ʒ' | 'ΐ'..='ώ' | 'ѐ' | 'ё' | 'ѝ' | 'ḁ'..='ῷ') {
        return letter;
    }
    // Letter by letter: a search for texts is a kilobyte of the module.
    let has = |marked: &str| marked.chars().any(|other| other == letter);
    MARKED.iter().find(|(_, marked)| has(marked)).map_or(letter, |&(plain, _)| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_marks() {
        assert_eq!(fold("ZÜRICH"), "zurich");
        assert_eq!(fold("İstanbul"), "istanbul");
        assert_eq!(fold("Łódź"), "lodz");
        assert_eq!(fold("Straße"), "strasse");
        assert_eq!(fold("Αθήνα"), fold("ΑΘΗΝΑ"));
        assert_eq!(fold("ёлка"), "елка");
        assert_eq!(fold("e\u{301}tat"), "etat");
    }

    /// The standard library's table is the largest single thing that the module would carry; here it
    /// is the oracle, but for letters of phonetic and extinct alphabets.
    #[test]
    fn capitals_become_small_letters() {
        let left_alone = |code: u32| {
            matches!(code, 0x180..=0x1cc | 0x1f1..=0x1f7 | 0x220..=0x221 | 0x23a..=0x24f | 0x307)
                || matches!(code, 0x370..=0x37f | 0x3cf | 0x3d8..=0x3ff | 0x1e9e)
        };
        let blocks =
            [0x20..=0x58f, 0x10a0..=0x10ff, 0x1c90..=0x1cbf, 0x1e00..=0x1f6f, 0xff00..=0xffff];
        let mut capitals = 0;
        for letter in blocks.into_iter().flatten().filter_map(char::from_u32) {
            let mut lower = letter.to_lowercase().filter(|&part| part != '\u{307}');
            let (first, more) = (lower.next(), lower.next());
            if left_alone(letter as u32)
                || more.is_some()
                || (0x1f59..=0x1f5f).contains(&(letter as u32))
            {
                continue;
            }
            assert_eq!(Some(small(letter)), first, "{letter:?}");
            capitals += usize::from(small(letter) != letter);
        }
        assert!(capitals > 600, "{capitals}");
    }

    #[test]
    fn every_letter_of_the_table_is_found_in_it() {
        for (plain, marked) in MARKED {
            assert!(marked.chars().all(|letter| without_mark(letter) == *plain), "{marked}");
        }
    }

    #[test]
    fn arabic_script() {
        assert_eq!(fold("پاکِستان"), "پاکستان");
        assert_eq!(fold("می\u{200c}رود"), "میرود");
        assert_eq!(fold("مـــنیر"), "منیر");
        assert_eq!(fold("۲۰۲۴"), "2024");
    }

    #[test]
    fn acronyms_lose_their_dots() {
        assert_eq!(fold("U.S"), "us");
        assert_eq!(fold("Xi’an"), "xian");
    }
}
