//! From the characters of a page to its tree, in bounded time.
//!
//! The algorithm of the HTML standard looks through all open elements for many a tag, so that a page
//! of elements that are never closed costs the square of its length. Browsers bound the depth; the
//! parser that is used here does not, but it tells its tree of every step. The steps are counted, and
//! a page that takes too many is given up: what has been read of it until then is a tree still, in
//! which the head of the page is whole.

use std::borrow::Cow;
use std::cell::Cell;

use dom_query::{Document, NodeId};
use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute, QualName, TokenizerResult};

use super::tags;

/// Steps that any page may take.
const STEPS: usize = 500_000;

/// Further steps for each byte. Pages as they are saved take about one.
const STEPS_PER_BYTE: usize = 8;

/// Steps that a new element counts for, by the time and memory it takes.
const STEPS_OF_AN_ELEMENT: usize = 10;

/// Bytes that are read between two looks at the steps.
const PIECE: usize = 4096;

/// Most attributes of one tag: each is compared with all before it.
const MOST_ATTRIBUTES: usize = 1000;

/// A page as a tree.
pub(super) struct Parsed {
    /// The tree.
    pub(super) document: Document,
    /// Whether all of the page is in it.
    pub(super) whole: bool,
}

/// Parses a page.
pub(super) fn parse(html: &str) -> Parsed {
    let options = TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() };
    let tree = Counted { document: Document::default(), steps: Cell::new(0) };
    let sink = Plainer { builder: TreeBuilder::new(tree, options), formats: Cell::new(0) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    let input = BufferQueue::default();
    let most = STEPS + STEPS_PER_BYTE * html.len();
    let readable = overloaded_tag(html).unwrap_or(html.len());
    let mut rest = html.get(..readable).unwrap_or(html);
    while !rest.is_empty() && tokenizer.sink.builder.sink.steps.get() <= most {
        let end = (PIECE..rest.len()).find(|end| rest.is_char_boundary(*end));
        let (piece, after) = rest.split_at(end.unwrap_or(rest.len()));
        input.push_back(StrTendril::from(piece));
        // It stops for scripts, which nobody runs.
        while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
        rest = after;
    }
    tokenizer.end();
    let whole = rest.is_empty() && readable == html.len();
    Parsed { document: tokenizer.sink.builder.sink.document, whole }
}

/// Where the first tag with more attributes than anybody writes begins.
fn overloaded_tag(html: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(next) = html.get(at..)?.find('<') {
        at += next;
        let rest = html.get(at..)?;
        if tags::attributes(rest).1 > MOST_ATTRIBUTES {
            return Some(at);
        }
        at += tags::raw_tag(rest);
    }
    None
}

/// Elements that are opened again in each paragraph until they are closed. A link closes the one
/// before it.
const FORMATS: [&str; 13] =
    ["b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];

/// Takes what is very long from attributes, and all attributes from formatting elements where these
/// are very many: each is compared with all of the same name that are open, of which there are few
/// that have none.
struct Plainer {
    builder: TreeBuilder<NodeId, Counted>,
    formats: Cell<usize>,
}

/// Longest value of an attribute, in bytes: longer ones are pictures.
const LONGEST_VALUE: usize = 50_000;

/// How many formatting elements keep their attributes.
const MOST_FORMATS: usize = 200;

impl TokenSink for Plainer {
    type Handle = NodeId;

    fn process_token(&self, mut token: Token, line: u64) -> TokenSinkResult<NodeId> {
        if let Token::TagToken(tag) = &mut token
            && tag.kind == TagKind::StartTag
            && !tag.attrs.is_empty()
        {
            tag.attrs.retain(|attribute| attribute.value.len() <= LONGEST_VALUE);
            if FORMATS.contains(&tag.name.as_ref()) {
                self.formats.set(self.formats.get() + 1);
                if self.formats.get() > MOST_FORMATS {
                    tag.attrs.clear();
                }
            }
        }
        self.builder.process_token(token, line)
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

/// A tree that counts what is done to it and asked of it.
struct Counted {
    document: Document,
    steps: Cell<usize>,
}

impl Counted {
    fn step(&self) -> &Document {
        self.steps.set(self.steps.get().saturating_add(1));
        &self.document
    }
}

impl TreeSink for Counted {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn finish(self) -> Document {
        self.document
    }

    /// Nobody asks for the errors of a page.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.step().elem_name(target)
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        flags: ElementFlags,
    ) -> NodeId {
        self.steps.set(self.steps.get().saturating_add(STEPS_OF_AN_ELEMENT));
        self.document.create_element(name, attributes, flags)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        self.step().append(parent, child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &NodeId,
        before: &NodeId,
        child: NodeOrText<NodeId>,
    ) {
        self.step().append_based_on_parent_node(element, before, child);
    }

    fn append_doctype_to_document(&self, name: StrTendril, public: StrTendril, system: StrTendril) {
        self.document.append_doctype_to_document(name, public, system);
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        self.document.get_template_contents(target)
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        self.step().same_node(one, other)
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        self.step().append_before_sibling(sibling, child);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.step().add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.step().remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        self.step().reparent_children(node, parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, target: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(target)
    }
}
