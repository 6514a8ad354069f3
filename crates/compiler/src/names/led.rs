//! What a noun or a verb says of the name that a preposition ties to it.

use crate::model::Kind::{self, Organisation, Person, Place};

/// The kind of X in "the people of X", "relations with X", "a stake in X" and the like, and how many
/// points that is worth.
pub(super) fn led_by(word: &str, preposition: &str) -> Option<(Kind, i32)> {
    let said = match preposition {
        "of" => match word {
            "people" | "army" | "king" | "queen" | "emperor" | "empress" | "sultan" | "mayor"
            | "governor" | "north" | "south" | "east" | "west" | "northeast" | "northwest"
            | "southeast" | "southwest" | "coast" | "outskirts" | "streets" | "invasion"
            | "occupation" | "siege" | "conquest" | "liberation" | "population" | "parliament"
            | "independence" | "territory" | "inhabitants" | "residents" | "citizens"
            | "suburb" | "suburbs" | "borders" => (Place, 4),
            "father" | "mother" | "son" | "daughter" | "wife" | "husband" | "brother"
            | "sister" | "widow" | "friend" | "friends" | "death" | "birth" | "murder"
            | "assassination" | "arrest" | "trial" | "memory" | "works" | "portrait" => (Person, 3),
            "bankruptcy" | "takeover" | "acquisition" | "headquarters" => (Organisation, 3),
            _ => body(word)?,
        },
        "for" => body(word)?,
        "with" => match word {
            "relations" | "ties" | "war" | "trade" | "border" | "borders" | "treaty" | "truce"
            | "ceasefire" | "peace" => (Place, 3),
            _ => return None,
        },
        "to" => match word {
            "went" | "goes" | "going" | "travelled" | "traveled" | "travelling" | "traveling"
            | "flew" | "flying" | "fled" | "returned" | "returning" | "sailed" | "drove"
            | "trip" | "visit" | "visits" | "journey" | "road" | "flight" | "flights" | "route"
            | "ambassador" | "envoy" | "exports" | "immigrated" | "emigrated" | "deported"
            | "extradited" => (Place, 3),
            _ => return None,
        },
        "in" => match word {
            "share" | "shares" | "stake" | "stakes" | "stock" | "investors" | "shareholders" => {
                (Organisation, 4)
            }
            _ => return None,
        },
        _ => return None,
    };
    Some(said)
}

/// People and parts that bodies have, and what they are called for or of.
fn body(word: &str) -> Option<(Kind, i32)> {
    let of_body = matches!(
        word,
        "members"
            | "member"
            | "subsidiary"
            | "unit"
            | "shareholders"
            | "employees"
            | "chairman"
            | "founder"
            | "founders"
            | "director"
            | "executive"
            | "board"
            | "spokesman"
            | "spokeswoman"
            | "shares"
            | "division"
    );
    of_body.then_some((Organisation, 3))
}
