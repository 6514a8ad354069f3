//! The layout of a pack, for the reader here and the writer in the compiler.
//!
//! All numbers are little-endian. A pack is
//!
//! | bytes | what |
//! | --- | --- |
//! | 8 | [`MAGIC`] |
//! | 4 | [`FORMAT_VERSION`] |
//! | 4 | number of sections *n* |
//! | 8 | length of the whole pack |
//! | 8 | XXH64 (seed 0) of everything after these 32 bytes |
//! | 12 *n* | section table: id, offset from the start of the pack, length; 4 bytes each |
//! | … | the sections |
//!
//! A *table* section holds byte strings by number, in blocks of [`TABLE_ROWS`]: the count of strings
//! (4 bytes), the offsets of the blocks and of what follows the last (4 bytes each, from 0), then the
//! blocks, each the lengths of its strings (varints) and these. `varint` is LEB128 as in Protocol
//! Buffers. *Record* means a value of `pack::records` in the postcard 1.0 wire format.

/// The first bytes of every pack. The last of them ends a text file for programs that ask.
pub const MAGIC: [u8; 8] = *b"DOSSIER\x1a";

/// Version of the layout. A pack of another version is refused: packs are made from articles in
/// seconds, so there is nothing to migrate.
pub const FORMAT_VERSION: u32 = 2;

/// Bytes before the section table.
pub const HEADER_LEN: usize = 32;

/// Bytes per row of the section table.
pub const SECTION_ROW_LEN: usize = 12;

/// Marks a day that is not known in the arrays of days.
pub const NO_DAY: i32 = i32::MIN;

/// Terms per block of a dictionary.
pub use dossier_kernel::dictionary::BLOCK as DICTIONARY_BLOCK;

/// Rows per block of a table.
pub use dossier_kernel::bytes::ROWS as TABLE_ROWS;

/// The sections. Every pack has each of them once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u32)]
pub enum Section {
    /// Record: what the collection is.
    Manifest = 1,
    /// Table of `records::Stored`, one per document and per reprint: metadata and blocks.
    Documents = 2,
    /// Table, one per document and per reprint: the codes of the tokens of its text, which is its
    /// blocks joined by line feeds, the title first (see `pack::vocabulary`). Of a reprint only the
    /// title.
    Text = 3,
    /// Table of records, one per document: what was left out and why; no bytes for nothing.
    Omissions = 4,
    /// Table, one per document: names in its text; no bytes for none. Bits, the lowest of a byte
    /// first: their number in gamma code; for each, which of the document's entities (in as many bits
    /// as the number of the last takes) and one more than its reason's number, in gamma code; then
    /// their places (see `pack::spans`).
    Names = 5,
    /// Table, one per document: time expressions in its text; as names, with the document's date
    /// values for its entities.
    Dates = 6,
    /// Table of `records::StoredEntity`, one per entity.
    Entities = 7,
    /// Table of UTF-8 strings: reasons (see `pack::reasons`), and what was left out.
    Strings = 8,
    /// Dictionary of the folded words of the text.
    Terms = 9,
    /// Table, one per term: number of documents (varint), then bits, the lowest of a byte first. From
    /// 8 documents on the order of the gaps in 4 bits; otherwise it is `bits::gap_order`. For each
    /// document the documents left out before it, in the exponential Golomb code of that order. Then
    /// its frequencies: `1` for once in the body; `01` and the frequency in the body less one in
    /// gamma code; `001` for once in the title; `0001` for that and the frequency in the body in gamma
    /// code; `00001` and the frequencies in body, title and byline, each plus one, in gamma code.
    /// Function words count once in a field.
    Postings = 10,
    /// Dictionary of stems, each with the tag of its language and a colon before it.
    Stems = 11,
    /// Table, one per stem: the terms with that stem, as varint gaps between their ordinals.
    StemTerms = 12,
    /// Two 4-byte numbers per document: words in the body, words in the title.
    Lengths = 13,
    /// Two 4-byte days per document: first and last day on which it may have been published,
    /// [`NO_DAY`] for unknown.
    Published = 14,
    /// Table, one per document: its date values as varint gaps.
    Mentioned = 15,
    /// Table, one per document: ordinals of its entities as varint gaps.
    DocumentEntities = 16,
    /// Table of `records::DateValue`, sorted by days.
    DateValues = 17,
    /// Dictionary of the ids of documents and of their reprints.
    DocumentIds = 18,
    /// One 4-byte number per id: its document. A document has an id more for each of its reprints.
    DocumentOfId = 19,
    /// Table, one per document: the documents nearest to it, as varints: the difference of the first
    /// to its own number, zigzag, then gaps.
    Related = 20,
    /// Table, one per document: the reprints of its text as varint gaps. They are numbered after the
    /// documents, and have rows of their own in the first two tables: metadata and the title.
    Reprints = 21,
    /// One 4-byte number per document: how far before it the first variant of its text stands; 0 for
    /// the first one and for all that have none.
    Variants = 22,
    /// Table, one per document: for each of its dates that stands in a statement that others make as
    /// well, the index of the date and the number of the group of statements (4 bytes each); in
    /// order of the dates.
    Alike = 23,
    /// A byte per entity: its kind, by its place among all kinds.
    Kinds = 24,
    /// A byte per document: the number of its language among those of the manifest; 255 when it has
    /// several, or that number is higher.
    Languages = 25,
    /// The tokens of the texts by number: their count (4 bytes); for each a byte, its length and, the
    /// highest bit, whether it is a word; then their letters.
    Vocabulary = 26,
}

impl Section {
    /// All sections, in the order in which they are written.
    pub const ALL: [Section; 26] = [
        Section::Manifest,
        Section::Documents,
        Section::Text,
        Section::Omissions,
        Section::Names,
        Section::Dates,
        Section::Entities,
        Section::Strings,
        Section::Terms,
        Section::Postings,
        Section::Stems,
        Section::StemTerms,
        Section::Lengths,
        Section::Published,
        Section::Mentioned,
        Section::DocumentEntities,
        Section::DateValues,
        Section::DocumentIds,
        Section::DocumentOfId,
        Section::Related,
        Section::Reprints,
        Section::Variants,
        Section::Alike,
        Section::Kinds,
        Section::Languages,
        Section::Vocabulary,
    ];

    /// The section's name in messages and listings.
    pub fn name(self) -> &'static str {
        match self {
            Section::Manifest => "manifest",
            Section::Documents => "documents",
            Section::Text => "text",
            Section::Omissions => "omissions",
            Section::Names => "names",
            Section::Dates => "dates",
            Section::Entities => "entities",
            Section::Strings => "strings",
            Section::Terms => "terms",
            Section::Postings => "postings",
            Section::Stems => "stems",
            Section::StemTerms => "stem terms",
            Section::Lengths => "lengths",
            Section::Published => "published",
            Section::Mentioned => "mentioned",
            Section::DocumentEntities => "document entities",
            Section::DateValues => "date values",
            Section::DocumentIds => "document ids",
            Section::DocumentOfId => "document of id",
            Section::Related => "related",
            Section::Reprints => "reprints",
            Section::Variants => "variants",
            Section::Alike => "alike",
            Section::Kinds => "kinds",
            Section::Languages => "document languages",
            Section::Vocabulary => "vocabulary",
        }
    }
}
