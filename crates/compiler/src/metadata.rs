//! Title, byline, publisher and date of publication.
