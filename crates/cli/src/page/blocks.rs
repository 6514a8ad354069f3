//! Bytes in HTML: base64 of gzip, cut into data blocks.
//!
//! A data block is a `<script>` element whose type is not a script's, so that the browser keeps its
//! text and never runs it. One block of many megabytes takes some browsers quadratic time to parse;
//! blocks of about one megabyte do not. Each can be decoded by itself: its length is a multiple of
//! four characters.

use std::io::{self, Read, Write};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::GzDecoder;
use flate2::{Compression, GzBuilder};

/// What a block of the pack begins with; its number and `">` follow.
const OPENING: &str =
    "<script type=\"application/octet-stream\" data-dossier=\"pack\" data-part=\"";
const CLOSING: &str = "</script>";

/// Bytes in one block: three bytes are four characters.
const BLOCK: usize = 768 * 1024;
/// No pack is larger than this; what unpacks to more is an attack on memory, not a pack.
const LARGEST: u64 = 2 << 30;

/// Writes what `pack` writes as data blocks, one per line, compressed as far as gzip goes. The result
/// depends on the bytes alone: no time, no file name.
pub fn write<W: Write>(
    pack: impl Fn(&mut dyn Write) -> io::Result<()>,
    out: &mut W,
) -> io::Result<()> {
    let mut gzip = GzBuilder::new().write(Blocks::new(out), Compression::best());
    pack(&mut gzip)?;
    gzip.finish()?.finish()
}

/// Writes bytes as data blocks.
struct Blocks<'w, W> {
    out: &'w mut W,
    /// What the next block begins with.
    held: Vec<u8>,
    part: usize,
}

impl<'w, W: Write> Blocks<'w, W> {
    fn new(out: &'w mut W) -> Blocks<'w, W> {
        Blocks { out, held: Vec::with_capacity(BLOCK), part: 0 }
    }

    fn block(&mut self) -> io::Result<()> {
        let line_end = if self.part > 0 { "\n" } else { "" };
        let text = STANDARD.encode(&self.held);
        write!(self.out, "{line_end}{OPENING}{}\">{text}{CLOSING}", self.part)?;
        self.part += 1;
        self.held.clear();
        Ok(())
    }

    fn finish(mut self) -> io::Result<()> {
        if self.held.is_empty() { Ok(()) } else { self.block() }
    }
}

impl<W: Write> Write for Blocks<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let taken = bytes.len().min(BLOCK - self.held.len());
        self.held.extend_from_slice(&bytes[..taken]);
        if self.held.len() == BLOCK {
            self.block()?;
        }
        Ok(taken)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The pack that a page holds, or what is wrong with the page.
pub fn pack_in(page: &[u8]) -> Result<Vec<u8>, String> {
    let foreign =
        || "expected a page that dossier build made, found HTML without a pack in it".to_owned();
    let damaged = |what: &str| format!("the pack in this page is damaged ({what}); build it again");
    let page = std::str::from_utf8(page).map_err(|_| foreign())?;
    let mut gzip = Vec::new();
    for block in page.split(OPENING).skip(1) {
        let (block, _) = block.split_once(CLOSING).ok_or_else(|| damaged("it breaks off"))?;
        let (_, text) = block.split_once("\">").ok_or_else(|| damaged("a block has no number"))?;
        STANDARD.decode_vec(text.trim(), &mut gzip).map_err(|_| damaged("not base64"))?;
    }
    if gzip.is_empty() {
        return Err(foreign());
    }
    let mut pack = Vec::new();
    match GzDecoder::new(gzip.as_slice()).take(LARGEST + 1).read_to_end(&mut pack) {
        Ok(size) if size as u64 <= LARGEST => Ok(pack),
        Ok(_) => Err(damaged("it unpacks to more than 2 GiB")),
        Err(_) => Err(damaged("not gzip, or cut short")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Bytes as data blocks, without compression.
    fn blocks(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        let mut blocks = Blocks::new(&mut out);
        blocks.write_all(bytes).unwrap();
        blocks.finish().unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn blocks_are_whole_groups_of_four_characters() {
        let html = blocks(&vec![7; 2 * BLOCK + 1]);
        let sizes: Vec<usize> = html
            .lines()
            .map(|line| line.len() - OPENING.len() - "0\">".len() - CLOSING.len())
            .collect();
        assert_eq!(sizes, [1 << 20, 1 << 20, 4]);
    }

    #[test]
    fn damage_is_named() {
        let mut whole = Vec::new();
        write(|to| to.write_all(b"a pack"), &mut whole).unwrap();
        let whole = String::from_utf8(whole).unwrap();
        let cut = &whole[..whole.len() - CLOSING.len()];
        assert!(pack_in(cut.as_bytes()).unwrap_err().contains("breaks off"));
        let not_gzip = blocks(b"a pack");
        assert!(pack_in(not_gzip.as_bytes()).unwrap_err().contains("gzip"));
        let foreign = "<!doctype html><p>hello";
        assert!(pack_in(foreign.as_bytes()).unwrap_err().contains("without a pack"));
        let not_base64 = format!("{}0\">*{CLOSING}", OPENING);
        assert!(pack_in(not_base64.as_bytes()).unwrap_err().contains("base64"));
    }
}
