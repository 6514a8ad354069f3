//! Contact details of people are not part of the story.

/// What becomes of e-mail addresses and telephone numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Privacy {
    /// They are masked.
    #[default]
    Mask,
    /// They stay as they are.
    Keep,
}

/// A masked text.
#[derive(Debug, Clone)]
pub struct Masked {
    /// The text.
    pub text: String,
}

impl Masked {
    /// Where a byte of the original went.
    pub fn position(&self, byte: usize) -> usize {
        byte
    }
}

impl Privacy {
    /// Masks a text.
    pub fn mask(self, text: &str) -> Masked {
        Masked { text: text.to_owned() }
    }
}
