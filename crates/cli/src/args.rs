//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Turn a folder of articles into a page that can be searched, filtered and read along a timeline.
///
/// Results go to standard output, progress and messages to standard error. Exit status: 0 done,
/// 1 something failed, 2 the command was not understood.
#[derive(Debug, Parser)]
#[command(name = "dossier", version, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a page or a pack from articles.
    Build(BuildArgs),
    /// Print what is the article in each file, without the page around it.
    Extract(ExtractArgs),
    /// Print the names and dates in articles, with their places in the file.
    Annotate(AnnotateArgs),
    /// Search a pack or a page.
    Search(SearchArgs),
    /// Print what a pack or a page holds, and how many bytes each part takes.
    Inspect(InspectArgs),
}

/// `dossier build`.
#[derive(Debug, Args)]
pub struct BuildArgs {
    /// Files or folders of articles (.txt, .md, .html, .jsonl, .csv), or - for standard input.
    #[arg(value_name = "INPUT", required = true)]
    pub inputs: Vec<PathBuf>,
    /// What to write: a name ending in .html makes a page, one ending in .dossier a pack.
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,
    #[command(flatten)]
    pub curation: CurationArgs,
    /// Also write a file of likely merges and doubtful names, to be looked into and copied into the
    /// curation file.
    #[arg(long, value_name = "FILE")]
    pub suggest: Option<PathBuf>,
    /// Title of the collection, instead of the one in the curation file.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Keep e-mail addresses and telephone numbers; without this option they are masked.
    #[arg(long)]
    pub keep_contacts: bool,
    /// Write nothing if any article cannot be read; without this option it is named and left out.
    #[arg(long)]
    pub strict: bool,
}

/// Where the curation file is, and how much of it counts.
#[derive(Debug, Args)]
pub struct CurationArgs {
    /// The curation file, instead of the dossier.toml that lies in or beside the input.
    #[arg(long, value_name = "FILE")]
    pub curation: Option<PathBuf>,
    /// Do not look for the entities that the curation file lists: find names by the text alone.
    #[arg(long)]
    pub no_registry: bool,
}

/// `dossier extract`.
#[derive(Debug, Args)]
pub struct ExtractArgs {
    /// Files or folders of articles (.txt, .md, .html, .jsonl, .csv), or - for standard input.
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,
    /// One line of JSON per article; without this option, text for people.
    #[arg(long)]
    pub jsonl: bool,
    /// Keep e-mail addresses and telephone numbers; without this option they are masked.
    #[arg(long)]
    pub keep_contacts: bool,
}

/// `dossier annotate`.
#[derive(Debug, Args)]
pub struct AnnotateArgs {
    /// Files or folders of articles (.txt, .md, .html, .jsonl, .csv), or - for standard input.
    #[arg(value_name = "FILE", required_unless_present = "plain", conflicts_with = "plain")]
    pub files: Vec<PathBuf>,
    /// One line of JSON per article; without this option, text for people.
    #[arg(long)]
    pub jsonl: bool,
    /// Read lines of JSON from standard input and take their text as it is, without cleaning it;
    /// print one line of JSON for each.
    #[arg(long)]
    pub plain: bool,
    #[command(flatten)]
    pub curation: CurationArgs,
}

/// `dossier search`.
#[derive(Debug, Args)]
pub struct SearchArgs {
    /// A pack or a page that `dossier build` made.
    #[arg(value_name = "OUT")]
    pub collection: PathBuf,
    /// Words, "phrases", -exclusions and the rest of the query language.
    #[arg(
        value_name = "QUERY",
        required_unless_present = "queries",
        conflicts_with = "queries",
        allow_hyphen_values = true
    )]
    pub query: Option<String>,
    /// A file of queries, one line of JSON each, instead of QUERY.
    #[arg(long, value_name = "FILE")]
    pub queries: Option<PathBuf>,
    /// How to print the answers to --queries.
    #[arg(long, value_name = "FORMAT", conflicts_with = "json")]
    pub format: Option<RunFormat>,
    /// Most articles to print for a query.
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub limit: usize,
    /// Print the whole answer as JSON; without this option, text for people.
    #[arg(long)]
    pub json: bool,
}

/// How to print the answers to many queries.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum RunFormat {
    /// A run as the Text REtrieval Conference's tools read it.
    Trec,
}

/// `dossier inspect`.
#[derive(Debug, Args)]
pub struct InspectArgs {
    /// A pack or a page that `dossier build` made.
    #[arg(value_name = "OUT")]
    pub collection: PathBuf,
    /// Print JSON; without this option, text for people.
    #[arg(long)]
    pub json: bool,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use clap::CommandFactory;

    use super::*;

    const MANUAL: &str = include_str!("../../../docs/cli.md");

    /// The part of the manual below `## dossier NAME`, up to the next heading of that rank.
    fn section(name: &str) -> &'static str {
        let heading = format!("## dossier {name}\n");
        let start = MANUAL.find(&heading).unwrap_or_else(|| panic!("no section on {name}"));
        let rest = &MANUAL[start + heading.len()..];
        &rest[..rest.find("\n## ").unwrap_or(rest.len())]
    }

    /// The first column of the table of arguments: `` | `-o`, `--output OUT` | … `` gives both.
    fn documented(section: &str) -> BTreeSet<String> {
        let (_, table) = section.split_once("| Argument | Meaning |\n").unwrap();
        let rows = table.lines().take_while(|line| line.starts_with('|')).skip(1);
        let cells = rows.filter_map(|line| line.split('|').nth(1));
        cells.flat_map(|cell| cell.split('`').skip(1).step_by(2)).map(str::to_owned).collect()
    }

    /// The same from the definition: `-o`, `--output OUT`, `INPUT...`.
    fn defined(command: &clap::Command) -> BTreeSet<String> {
        let mut all = BTreeSet::new();
        for arg in command.get_arguments().filter(|arg| arg.get_id() != "help") {
            let takes = arg.get_action().takes_values();
            let value = arg.get_value_names().unwrap_or_default().join(" ");
            if arg.is_positional() {
                let many = arg.get_num_args().is_some_and(|n| n.max_values() > 1);
                all.insert(if many { format!("{value}...") } else { value });
                continue;
            }
            if let Some(long) = arg.get_long() {
                all.insert(if takes { format!("--{long} {value}") } else { format!("--{long}") });
            }
            if let Some(short) = arg.get_short() {
                all.insert(format!("-{short}"));
            }
        }
        all
    }

    #[test]
    fn the_definition_is_sound() {
        Cli::command().debug_assert();
    }

    #[test]
    fn the_manual_lists_every_command() {
        let mut defined: BTreeSet<_> =
            Cli::command().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        let documented: BTreeSet<_> = MANUAL
            .lines()
            .filter_map(|line| line.strip_prefix("## dossier "))
            .map(str::to_owned)
            .collect();
        defined.remove("help");
        assert_eq!(documented, defined);
    }

    #[test]
    fn the_manual_lists_every_option_in_its_words() {
        let mut cli = Cli::command();
        cli.build();
        for command in cli.get_subcommands().filter(|command| command.get_name() != "help") {
            let section = section(command.get_name());
            assert_eq!(documented(section), defined(command), "dossier {}", command.get_name());
            for arg in command.get_arguments().filter(|arg| arg.get_id() != "help") {
                let help = arg.get_help().unwrap_or_else(|| panic!("{} has no help", arg.get_id()));
                let help = help.to_string().split_whitespace().collect::<Vec<_>>().join(" ");
                let help = help.trim_end_matches('.');
                assert!(
                    section.contains(help),
                    "docs/cli.md, dossier {}: does not say \"{help}\"",
                    command.get_name()
                );
            }
        }
    }

    #[test]
    fn the_manual_lists_every_kind_of_file() {
        let (_, articles) = MANUAL.split_once("\n## Articles\n").unwrap();
        for ending in dossier_compiler::read::ENDINGS {
            assert!(articles.contains(&format!("`.{ending}`")), "docs/cli.md: no .{ending}");
        }
    }

    #[test]
    fn a_query_may_begin_with_a_hyphen() {
        let cli = Cli::try_parse_from(["dossier", "search", "x.dossier", "-war", "--limit", "3"]);
        match cli.unwrap().command {
            Command::Search(args) => {
                assert_eq!((args.query.as_deref(), args.limit), (Some("-war"), 3))
            }
            other => panic!("{other:?}"),
        }
    }
}
