//! In: any text. Must hold: no panic; facts that are taken contradict themselves on no day; those that are refused name a line.
#![no_main]

use botflow_channels::Figure;
use botflow_channels::facts::read;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match read(text) {
        Err(wrong) => {
            // To YAML a carriage return alone ends a line, too.
            let lines = text.split(['\n', '\r']).count();
            assert!(wrong.line <= lines as u64 && !wrong.why.is_empty(), "{wrong}");
        }
        Ok(facts) => {
            for (at, limit) in facts.limits.iter().enumerate() {
                assert!(limit.least <= limit.most && limit.most > 0 && !limit.sources.is_empty());
                let twice = |other: &botflow_channels::Limit| other.what == limit.what && other.span.meets(&limit.span);
                assert!(!facts.limits[..at].iter().any(twice), "{limit:?}");
                let shortened = limit.shortened("What customers would read: 👩‍👩‍👧‍👦 and more");
                assert!(!limit.unit.measures_text() || limit.fits(&shortened) || limit.most < 3, "{limit:?}: {shortened}");
            }
            let now = facts.now();
            for figure in Figure::ALL {
                assert_eq!(now.most(*figure), now.limit(*figure).map(|limit| limit.most));
            }
        }
    }
});
