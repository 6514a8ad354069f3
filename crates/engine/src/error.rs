//! What can go wrong when a pack is opened or asked.

use dossier_kernel::piece::until;
use std::fmt;

/// An error of this crate. What it is can be asked with the predicates; what to do about it is in
/// its message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Error {
    kind: Kind,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Kind {
    Foreign { found: &'static str },
    Version { found: u32 },
    Truncated { expected: u64, found: u64 },
    Checksum { expected: u64, found: u64 },
    Damaged { part: &'static str },
    UnknownDocument { id: String },
    UnknownEntity { id: String },
    Contradiction { one: String, other: String },
}

impl Error {
    #[cold]
    pub(crate) fn foreign(bytes: &[u8]) -> Error {
        let found = match bytes {
            [] => "nothing at all",
            [0x1f, 0x8b, ..] => "gzip data; unpack it first",
            [b'<', ..] => "HTML; the address may lead to an error page",
            [b'{' | b'[', ..] => "JSON; build a pack from it first",
            [b'P', b'K', ..] => "a ZIP archive",
            _ => "something else",
        };
        Error { kind: Kind::Foreign { found } }
    }

    #[cold]
    pub(crate) fn version(found: u32) -> Error {
        Error { kind: Kind::Version { found } }
    }

    #[cold]
    pub(crate) fn truncated(expected: u64, found: u64) -> Error {
        Error { kind: Kind::Truncated { expected, found } }
    }

    #[cold]
    pub(crate) fn checksum(expected: u64, found: u64) -> Error {
        Error { kind: Kind::Checksum { expected, found } }
    }

    #[cold]
    pub(crate) fn damaged(part: &'static str) -> Error {
        Error { kind: Kind::Damaged { part } }
    }

    #[cold]
    pub(crate) fn unknown_document(id: &str) -> Error {
        Error { kind: Kind::UnknownDocument { id: shortened(id) } }
    }

    #[cold]
    pub(crate) fn unknown_entity(id: &str) -> Error {
        Error { kind: Kind::UnknownEntity { id: shortened(id) } }
    }

    /// Corrections join what this line of them tells apart.
    #[cold]
    pub(crate) fn contradiction(line: &str) -> Error {
        let mut fields = line.split('\t').map(shortened);
        let one = fields.next().unwrap_or_default();
        let other = fields.nth(2).unwrap_or_default();
        Error { kind: Kind::Contradiction { one, other } }
    }

    /// Whether the bytes are no pack that this program can read, whatever the reason.
    pub fn is_pack(&self) -> bool {
        matches!(
            self.kind,
            Kind::Foreign { .. }
                | Kind::Version { .. }
                | Kind::Truncated { .. }
                | Kind::Checksum { .. }
                | Kind::Damaged { .. }
        )
    }

    /// Whether the pack was written in another version of the format.
    pub fn is_version(&self) -> bool {
        matches!(self.kind, Kind::Version { .. })
    }

    /// Whether a document or an entity was asked for that the collection does not have.
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind, Kind::UnknownDocument { .. } | Kind::UnknownEntity { .. })
    }

    /// Whether corrections join what they tell apart.
    pub fn is_contradiction(&self) -> bool {
        matches!(self.kind, Kind::Contradiction { .. })
    }
}

/// Identifiers come from URLs: a message shows the beginning of a very long one.
fn shortened(id: &str) -> String {
    match id.char_indices().nth(80) {
        Some((end, _)) => format!("{}…", until(id, end)),
        None => id.to_owned(),
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            Kind::Foreign { found } => write!(
                f,
                "this is not a Dossier pack: expected a file that begins with \"DOSSIER\", found {found}"
            ),
            Kind::Version { found } => write!(
                f,
                "this pack has format version {found}, but this program reads version {}: build it again with this version of dossier",
                crate::pack::FORMAT_VERSION
            ),
            Kind::Truncated { expected, found } => write!(
                f,
                "this pack is incomplete: it should have {expected} bytes and has {found}: copy or build it again"
            ),
            Kind::Checksum { expected, found } => write!(
                f,
                "this pack is damaged: its checksum should be {expected:016x} and is {found:016x}: copy or build it again"
            ),
            Kind::Damaged { part } => {
                write!(f, "this pack is damaged in its {part}: copy or build it again")
            }
            Kind::UnknownDocument { id } => {
                write!(f, "there is no article \"{id}\" in this collection")
            }
            Kind::UnknownEntity { id } => {
                write!(f, "there is no entity \"{id}\" in this collection")
            }
            Kind::Contradiction { one, other } => {
                write!(f, "\"{one}\" and \"{other}\" are said not to be the same")
            }
        }
    }
}

impl std::error::Error for Error {}
