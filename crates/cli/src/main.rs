//! `dossier`: the command line.
//!
//! Results go to standard output, progress and messages to standard error. The exit status is 0
//! when everything was done, 1 when something failed, 2 when the command was not understood.
#![forbid(unsafe_code)]

mod args;
mod articles;
mod beside;
mod commands;
mod console;
mod failure;
mod lines;
mod offsets;
mod output;
mod pack;
mod page;
mod problems;

use std::process::ExitCode;

use clap::Parser;

use args::{Cli, Command};
use console::Console;
use failure::Failure;

fn main() -> ExitCode {
    let console = Console::new();
    let outcome = match Cli::parse().command {
        Command::Build(args) => commands::build::run(&args, &console),
        Command::Extract(args) => commands::extract::run(&args, &console),
        Command::Annotate(args) => commands::annotate::run(&args, &console),
        Command::Search(args) => commands::search::run(&args, &console),
        Command::Inspect(args) => commands::inspect::run(&args),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads our output has seen enough (`dossier … | head`): not a failure.
        Err(Failure::Pipe) => ExitCode::SUCCESS,
        Err(Failure::Reported) => ExitCode::from(1),
        Err(Failure::Failed(message)) => {
            console.error(&message);
            ExitCode::from(1)
        }
        Err(Failure::Usage(message)) => {
            console.error(&message);
            ExitCode::from(2)
        }
    }
}
