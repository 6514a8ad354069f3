//! What a request narrows a collection to.

use dossier_kernel::bitmap::Bitmap;

use crate::Error;
use crate::query::{Correction, Filter, Node, Query};
use crate::request::{Combine, Days, Period, Request};

use super::Collection;
use super::correct::{as_name, compounds, correct, likelier};
use super::matching::{Matches, evaluate, mentioning, published, with_language};

/// A request, evaluated clause by clause, so that a view can leave out its own.
#[derive(Debug)]
pub struct Narrowed {
    /// The query as understood.
    pub query: Query,
    /// What was not used, in words.
    pub ignored: Vec<String>,
    /// What was taken for something else.
    pub corrections: Vec<Correction>,
    /// Documents and scores of the query; none without one.
    pub matches: Option<Matches>,
    /// Ordinals of the included entities.
    pub included: Vec<usize>,
    /// Period of dates in the text.
    pub mentioned_days: Option<Days>,
    combine: Combine,
    /// Query, excluded entities and language.
    base: Bitmap,
    /// What each of the others narrows to, where it was asked for.
    entities: Option<Bitmap>,
    published: Option<Bitmap>,
    mentioned: Option<Bitmap>,
}

impl Narrowed {
    /// Evaluates a request.
    pub fn new(collection: &Collection, request: &Request) -> Result<Narrowed, Error> {
        let pack = &collection.pack;
        let len = pack.len();
        let mut query = Query::parse(&request.query, &pack.manifest().languages);
        let mut corrections = Vec::new();
        let mut matches = None;
        if !query.is_empty() {
            compounds(collection, &mut query);
            if !request.exact {
                corrections = correct(collection, &mut query)?;
            }
            let mut found = evaluate(collection, &query, request.words)?;
            // All the words are there, but nowhere together: it may be a name, or one is rare because
            // it is another with an error.
            if !found.complete && !request.exact && corrections.is_empty() {
                let meant = match as_name(collection, &mut query, 2)? {
                    None => likelier(collection, &mut query)?,
                    name => name,
                };
                if let Some(meant) = meant {
                    corrections.push(meant);
                    found = evaluate(collection, &query, request.words)?;
                }
            }
            matches = Some(found);
        }
        let mut ignored = query.ignored.clone();
        let mut base = matches.as_ref().map_or_else(|| Bitmap::all(len), |found| found.set.clone());

        let mut known = |ids: &[String]| -> Vec<usize> {
            let mut found = Vec::new();
            for id in ids {
                match collection.entity_ordinal(id) {
                    Ok(ordinal) => found.push(ordinal),
                    Err(unknown) => ignored.push(unknown.to_string()),
                }
            }
            found
        };
        let included = known(&request.include);
        for entity in known(&request.exclude) {
            base.and_not(&Bitmap::of(len, collection.documents_of(entity)));
        }
        let mut entities: Option<Bitmap> = None;
        for &entity in &included {
            let having = Bitmap::of(len, collection.documents_of(entity));
            match (&mut entities, request.combine) {
                (None, _) => entities = Some(having),
                (Some(entities), Combine::All) => entities.and(&having),
                (Some(entities), Combine::Any) => entities.or(&having),
            }
        }
        if let Some(language) = &request.language {
            let having = with_language(pack, language, &base)?;
            base.and(&having);
        }

        let mut days = |period: &Option<Period>| {
            let (days, wrong) = period.as_ref().map(Period::days).unwrap_or_default();
            for text in wrong {
                let text: String = text.chars().take(60).collect();
                ignored.push(format!("“{text}” is not a date (expected for example 2021-09)"));
            }
            days
        };
        let published_days = days(&request.published);
        let mentioned_days = days(&request.mentioned);
        let published = published_days.map(|days| published(pack, days));
        let mentioned = mentioned_days.map(|days| mentioning(pack, days));
        let (mut included, mut mentioned_days) = (included, mentioned_days);
        for part in &query.parts {
            match part {
                Node::Filter(Filter::Mentioned(days)) => {
                    mentioned_days = mentioned_days.or(Some(*days));
                }
                Node::Filter(Filter::Entity(name)) => {
                    included.extend(collection.entities_called(name)?);
                }
                _ => {}
            }
        }
        if let Some(why) = matches.as_ref().and_then(|found| found.relaxed) {
            ignored.push(why.to_owned());
        }
        Ok(Narrowed {
            query,
            ignored,
            corrections,
            matches,
            included,
            mentioned_days,
            combine: request.combine,
            base,
            entities,
            published,
            mentioned,
        })
    }

    fn with(&self, clauses: &[&Option<Bitmap>]) -> Bitmap {
        let mut set = self.base.clone();
        clauses.iter().copied().flatten().for_each(|clause| set.and(clause));
        set
    }

    /// The documents that fit all of the request.
    pub fn all(&self) -> Bitmap {
        self.with(&[&self.entities, &self.published, &self.mentioned])
    }

    /// The documents that the facets count. Where all included entities are wanted, choosing one
    /// more narrows what there is; where any is enough, a value adds its own articles, and the count
    /// is of these.
    pub fn for_facets(&self) -> Bitmap {
        match self.combine {
            Combine::All => self.all(),
            Combine::Any => self.with(&[&self.published, &self.mentioned]),
        }
    }

    /// The documents that the histogram of publication dates counts: all clauses but that clock's.
    pub fn for_published(&self) -> Bitmap {
        self.with(&[&self.entities, &self.mentioned])
    }

    /// The documents that the histogram of mentioned dates counts.
    pub fn for_mentioned(&self) -> Bitmap {
        self.with(&[&self.entities, &self.published])
    }
}
