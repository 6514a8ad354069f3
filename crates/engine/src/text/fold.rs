//! Folding: what letters count as the same.
//!
//! Case, the marks on Latin, Greek and Cyrillic letters, the vowel signs of the Arabic script, and
//! the forms in which Arabic, Persian and Urdu write one letter (ي and ی, ك and ک, ة and ہ) are
//! differences that a reader who types does not mean. The tables are small on purpose: the full
//! decompositions of Unicode would be the largest part of the module.

/// Appends the folded form of `word` to `out`.
pub fn fold_into(word: &str, out: &mut String) {
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
/// use dossier_engine::text::fold;
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
        _ => {
            for lower in letter.to_lowercase() {
                match lower {
                    '\u{300}'..='\u{36f}' => {}
                    _ => out.push(without_mark(lower)),
                }
            }
        }
    }
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
    MARKED.iter().find(|(_, marked)| marked.contains(letter)).map_or(letter, |&(plain, _)| plain)
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
