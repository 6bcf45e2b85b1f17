//! What up to 64 consents may be at a line.

/// What each consent may be, a bit each. A consent that may be nothing at all is at a line that is not reached.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct State {
    /// It may not have been asked.
    pub unknown: u64,
    /// It may be a yes.
    pub yes: u64,
    /// It may be a no.
    pub no: u64,
    /// It may be the one that was answered last.
    pub last: u64,
}

impl State {
    /// Consents that can only be a yes.
    pub(super) fn agreed(self) -> u64 {
        self.yes & !self.no & !self.unknown
    }

    pub(super) fn is_reached(self) -> bool {
        self.unknown | self.yes | self.no != 0
    }

    /// What it is on this way or on that one. Out: whether that is more than before.
    pub(super) fn join(&mut self, other: State) -> bool {
        let before = *self;
        self.unknown |= other.unknown;
        self.yes |= other.yes;
        self.no |= other.no;
        self.last |= other.last;
        *self != before
    }

    /// These consents become what is given.
    pub(super) fn set(&mut self, bits: u64, unknown: bool, yes: bool, no: bool) {
        let put = |mask: &mut u64, on: bool| *mask = if on { *mask | bits } else { *mask & !bits };
        put(&mut self.unknown, unknown);
        put(&mut self.yes, yes);
        put(&mut self.no, no);
    }

    /// Of these consents only what is given remains. Out: whether each may still be something.
    pub(super) fn keep(&mut self, bits: u64, unknown: bool, yes: bool, no: bool) -> bool {
        let was = (self.unknown | self.yes | self.no) & bits;
        let cut = |mask: &mut u64, on: bool| {
            if !on {
                *mask &= !bits;
            }
        };
        cut(&mut self.unknown, unknown);
        cut(&mut self.yes, yes);
        cut(&mut self.no, no);
        (self.unknown | self.yes | self.no) & bits == was
    }

    /// These consents as they are in the other state.
    pub(super) fn take(&mut self, bits: u64, other: State) {
        let mix = |own: u64, other: u64| own & !bits | other & bits;
        self.unknown = mix(self.unknown, other.unknown);
        self.yes = mix(self.yes, other.yes);
        self.no = mix(self.no, other.no);
    }
}
