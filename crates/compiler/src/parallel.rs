//! The same work on many things, on all processors.

use std::num::NonZero;
use std::sync::Mutex;
use std::thread;

/// How many things a thread takes at a time: few enough that all threads end together.
const TAKE: usize = 16;

/// Applies a function to each item, on as many threads as there are processors, and gives the results
/// in the order of the items, whatever the number of threads. Where there are no threads (in a
/// browser) the work is done on this one.
pub fn map<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    map_on(threads, items, work)
}

fn map_on<T: Send, U: Send>(threads: usize, items: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let count = items.len();
    let threads = threads.min(count.div_ceil(TAKE));
    if threads <= 1 {
        return items.into_iter().map(work).collect();
    }
    let queue = Mutex::new(items.into_iter().enumerate());
    let done: Mutex<Vec<(usize, Vec<U>)>> = Mutex::new(Vec::with_capacity(count.div_ceil(TAKE)));
    // A lock is poisoned only by a thread that has panicked, and then the scope panics as well.
    let worker = || loop {
        let taken: Vec<(usize, T)> = match queue.lock() {
            Ok(mut queue) => queue.by_ref().take(TAKE).collect(),
            Err(_) => return,
        };
        let Some((first, _)) = taken.first() else { return };
        let first = *first;
        let results: Vec<U> = taken.into_iter().map(|(_, item)| work(item)).collect();
        if let Ok(mut done) = done.lock() {
            done.push((first, results));
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(worker);
        }
        worker();
    });
    let mut done = done.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    done.sort_unstable_by_key(|(first, _)| *first);
    done.into_iter().flat_map(|(_, results)| results).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_are_in_order_on_any_number_of_threads() {
        for count in [0, 1, TAKE, TAKE + 1, 1000] {
            let expected: Vec<usize> = (0..count).map(|n| n * n).collect();
            for threads in [1, 2, 7] {
                assert_eq!(map_on(threads, (0..count).collect(), |n: usize| n * n), expected);
            }
        }
    }
}
