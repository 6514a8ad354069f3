//! The same work on many things, on all processors.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

/// Things in flight for each thread: taken but not yet handed on. Enough that threads do not wait for
/// a slow one, few enough that what they hold does not matter.
const IN_FLIGHT: usize = 16;

/// Processors that this program may use; 1 where there are no threads (in a browser).
pub fn processors() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// Applies `work` to each item on so many threads, and hands the results to `each` in the order of the
/// items, on this thread, while later items are worked on. Only a bounded number of items is held at
/// any time. With one thread everything happens on this one.
///
/// # Errors
/// The first of `each`, after which no further item is taken.
pub fn in_order<T: Send, U: Send, E>(
    threads: usize,
    mut items: impl Iterator<Item = T> + Send,
    work: impl Fn(T) -> U + Sync,
    mut each: impl FnMut(U) -> Result<(), E>,
) -> Result<(), E> {
    if threads <= 1 {
        return items.try_for_each(|item| each(work(item)));
    }
    let queue = Queue {
        items: Mutex::new((0, items.by_ref())),
        state: Mutex::new(State { next: 0, done: BTreeMap::new(), end: None, stopped: false }),
        changed: Condvar::new(),
        most: threads * IN_FLIGHT,
    };
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let stop = StopOnPanic(&queue);
                while let Some((place, item)) = queue.take() {
                    queue.put(place, work(item));
                }
                drop(stop);
            });
        }
        let stop = StopOnPanic(&queue);
        while let Some(result) = queue.next() {
            if let Err(error) = each(result) {
                queue.stop();
                return Err(error);
            }
        }
        drop(stop);
        Ok(())
    })
}

/// Applies a function to each item, on all processors, and gives the results in the order of the
/// items.
pub fn map<T: Send, U: Send>(items: Vec<T>, work: impl Fn(T) -> U + Sync) -> Vec<U> {
    let mut results = Vec::with_capacity(items.len());
    let Ok(()) = in_order(processors(), items.into_iter(), work, |result| {
        results.push(result);
        Ok::<(), std::convert::Infallible>(())
    });
    results
}

/// Items that wait, and results that wait for those before them.
struct Queue<I, U> {
    /// How many were taken, and the rest.
    items: Mutex<(usize, I)>,
    state: Mutex<State<U>>,
    changed: Condvar,
    most: usize,
}

struct State<U> {
    /// The place of the result that is handed on next.
    next: usize,
    done: BTreeMap<usize, U>,
    /// The number of items, when it is known.
    end: Option<usize>,
    stopped: bool,
}

impl<I: Iterator, U> Queue<I, U> {
    /// The next item with its place, when it may be taken; none when there is no more.
    fn take(&self) -> Option<(usize, I::Item)> {
        let mut items = lock(&self.items);
        let place = items.0;
        let full = |state: &mut State<U>| !state.stopped && place >= state.next + self.most;
        let state = self.changed.wait_while(lock(&self.state), full);
        if state.unwrap_or_else(PoisonError::into_inner).stopped {
            return None;
        }
        match items.1.next() {
            Some(item) => {
                items.0 += 1;
                Some((place, item))
            }
            None => {
                lock(&self.state).end = Some(place);
                self.changed.notify_all();
                None
            }
        }
    }
}

impl<I, U> Queue<I, U> {
    fn put(&self, place: usize, result: U) {
        lock(&self.state).done.insert(place, result);
        self.changed.notify_all();
    }

    /// The next result in order; none after the last.
    fn next(&self) -> Option<U> {
        let mut state = lock(&self.state);
        loop {
            let next = state.next;
            if state.stopped || state.end == Some(next) {
                return None;
            }
            if let Some(result) = state.done.remove(&next) {
                state.next += 1;
                self.changed.notify_all();
                return Some(result);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn stop(&self) {
        lock(&self.state).stopped = true;
        self.changed.notify_all();
    }
}

/// Keeps the other threads from waiting for one that has panicked; the scope then panics as well.
struct StopOnPanic<'q, I, U>(&'q Queue<I, U>);

impl<I, U> Drop for StopOnPanic<'_, I, U> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.stop();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_are_in_order_on_any_number_of_threads() {
        for count in [0, 1, IN_FLIGHT, 1000] {
            let expected: Vec<usize> = (0..count).map(|n| n * n).collect();
            for threads in [1, 2, 7] {
                let mut found = Vec::new();
                let each = |square| {
                    found.push(square);
                    Ok::<(), ()>(())
                };
                in_order(threads, 0..count, |n| n * n, each).unwrap();
                assert_eq!(found, expected);
            }
        }
    }

    #[test]
    fn only_a_few_items_are_held() {
        for threads in [1, 3] {
            let (taken, handed) = (AtomicUsize::new(0), AtomicUsize::new(0));
            let items = (0..5000).inspect(|_| {
                let held = taken.fetch_add(1, Ordering::SeqCst) - handed.load(Ordering::SeqCst);
                assert!(held <= threads * IN_FLIGHT, "{held} on {threads}");
            });
            let each = |_| {
                handed.fetch_add(1, Ordering::SeqCst);
                Ok::<(), ()>(())
            };
            in_order(threads, items, |n| n, each).unwrap();
        }
    }

    #[test]
    fn an_error_ends_it() {
        for threads in [1, 2, 7] {
            let taken = AtomicUsize::new(0);
            let items = (0..100_000).inspect(|_| {
                taken.fetch_add(1, Ordering::SeqCst);
            });
            let each = |n| if n == 10 { Err(n) } else { Ok(()) };
            assert_eq!(in_order(threads, items, |n: usize| n, each), Err(10));
            assert!(taken.into_inner() < 11 + (threads + 1) * IN_FLIGHT);
        }
    }

    #[test]
    fn a_panic_does_not_leave_others_waiting() {
        for threads in [1, 2, 7] {
            let ran = std::panic::catch_unwind(|| {
                let work = |n: usize| assert_ne!(n, 100, "on purpose");
                in_order(threads, 0..100_000, work, |()| Ok::<(), ()>(()))
            });
            assert!(ran.is_err());
        }
    }
}
