//! A list that is mostly short: a few in place, many on the heap.

use arrayvec::ArrayVec;

/// Up to `N` stand in place; with more, all are on the heap.
#[derive(Debug, Clone)]
pub(crate) struct Short<T, const N: usize> {
    few: ArrayVec<T, N>,
    many: Vec<T>,
}

impl<T: Copy, const N: usize> Short<T, N> {
    /// None yet.
    pub fn new() -> Self {
        Short { few: ArrayVec::new(), many: Vec::new() }
    }

    /// One more.
    pub fn push(&mut self, one: T) {
        if !self.many.is_empty() {
            self.many.push(one);
        } else if let Err(full) = self.few.try_push(one) {
            self.many.extend(self.few.iter().copied());
            self.many.push(full.element());
        }
    }
}

impl<T, const N: usize> std::ops::Deref for Short<T, N> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        if self.many.is_empty() { &self.few } else { &self.many }
    }
}

#[cfg(test)]
mod tests {
    use super::Short;

    #[test]
    fn it_keeps_the_order_however_long() {
        let mut short = Short::<u32, 4>::new();
        for n in 0..20 {
            assert_eq!(&*short, (0..n).collect::<Vec<_>>());
            short.push(n);
        }
    }
}
