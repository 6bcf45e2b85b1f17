//! Types of a program to CBOR and back: `record!` declares a type and writes both directions from its fields.
//!
//! A struct is an array of its fields in the order they stand, an enum a number or `[number, fields…]`. New fields and variants go to the
//! end: an older reader skips what it does not know, a newer one fills what is missing where the type allows (lists, options, numbers).

use std::fmt;

use minicbor::data::Type;
use minicbor::{Decoder, Encoder};
use rust_decimal::Decimal;

use crate::Text;

/// What is being written to.
pub type Writer = Encoder<Vec<u8>>;

/// Bytes that are not what they should be: where, and what was looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Broken {
    /// Offset in the bytes.
    pub at: usize,
    /// What went wrong there.
    pub why: String,
}

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "damaged at byte {}: {}", self.at, self.why)
    }
}

impl std::error::Error for Broken {}

impl From<minicbor::decode::Error> for Broken {
    fn from(error: minicbor::decode::Error) -> Self {
        Broken { at: error.position().unwrap_or(0), why: error.to_string() }
    }
}

/// Something that stands in a program's binary form.
pub trait Wire: Sized {
    /// Appends this value.
    fn write(&self, to: &mut Writer);
    /// Reads one value.
    fn read(from: &mut Decoder<'_>) -> Result<Self, Broken>;
    /// What a reader takes where an older writer knew no such field.
    fn absent() -> Option<Self> {
        None
    }
}

/// Starts an array of `length`. Writing to memory cannot fail.
pub(crate) fn begin(to: &mut Writer, length: u64) {
    let _ = to.array(length);
}

/// The length of the array that begins here.
pub(crate) fn length(from: &mut Decoder<'_>) -> Result<u64, Broken> {
    let at = from.position();
    from.array()?.ok_or_else(|| Broken { at, why: "a list without a length".into() })
}

/// The next field of a record that has `left` fields left.
pub(crate) fn field<T: Wire>(from: &mut Decoder<'_>, left: &mut u64) -> Result<T, Broken> {
    if *left == 0 {
        return T::absent().ok_or_else(|| Broken { at: from.position(), why: "a field is missing".into() });
    }
    *left -= 1;
    T::read(from)
}

/// Passes over fields that this reader does not know.
pub(crate) fn skip(from: &mut Decoder<'_>, left: u64) -> Result<(), Broken> {
    for _ in 0..left {
        from.skip()?;
    }
    Ok(())
}

/// The number of the variant here, and how many fields follow.
pub(crate) fn variant(from: &mut Decoder<'_>) -> Result<(u64, u64), Broken> {
    if from.datatype()? != Type::Array {
        return Ok((from.u64()?, 0));
    }
    let fields = length(from)?;
    if fields == 0 {
        return Err(Broken { at: from.position(), why: "a choice without a number".into() });
    }
    Ok((from.u64()?, fields - 1))
}

macro_rules! record {
    ($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* pub $field:ident: $ty:ty),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
        pub struct $name { $($(#[$fmeta])* pub $field: $ty),* }

        impl $crate::wire::Wire for $name {
            fn write(&self, to: &mut $crate::wire::Writer) {
                $crate::wire::begin(to, [$(stringify!($field)),*].len() as u64);
                $($crate::wire::Wire::write(&self.$field, to);)*
            }
            fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, $crate::wire::Broken> {
                let mut left = $crate::wire::length(from)?;
                $(let $field = $crate::wire::field(from, &mut left)?;)*
                $crate::wire::skip(from, left)?;
                Ok(Self { $($field),* })
            }
        }

        impl $crate::verify::Verify for $name {
            fn verify(&self, program: &$crate::Program) -> Result<(), $crate::verify::Fault> {
                $($crate::verify::Verify::verify(&self.$field, program).map_err(|fault| fault.inside(stringify!($field)))?;)*
                Ok(())
            }
        }
    };
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$vmeta:meta])* $variant:ident $(($ty:ty))? $({ $($(#[$fmeta:meta])* $field:ident: $fty:ty),* $(,)? })?),* $(,)?
    }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[cfg_attr(feature = "people", derive(serde::Serialize, serde::Deserialize))]
        // The line of a variant speaks of its fields too.
        #[allow(missing_docs)]
        pub enum $name { $($(#[$vmeta])* $variant $(($ty))? $({ $($(#[$fmeta])* $field: $fty),* })?),* }

        impl $crate::wire::Wire for $name {
            fn write(&self, to: &mut $crate::wire::Writer) {
                #[allow(clippy::enum_variant_names)]
                enum Number { $($variant),* }
                match self {
                    $(record!(@pattern $name $variant it $(($ty))? $({ $($field),* })?) => {
                        let fields = 0 $(+ record!(@one $ty))? $($(+ record!(@one $field))*)?;
                        if fields > 0 { $crate::wire::begin(to, fields + 1); }
                        let _ = to.u64(Number::$variant as u64);
                        $(record!(@use $ty); $crate::wire::Wire::write(it, to);)?
                        $($($crate::wire::Wire::write($field, to);)*)?
                    })*
                }
            }
            #[allow(unused_mut, unused_variables)]
            fn read(from: &mut minicbor::Decoder<'_>) -> Result<Self, $crate::wire::Broken> {
                #[allow(clippy::enum_variant_names)]
                enum Number { $($variant),* }
                let at = from.position();
                let (number, mut left) = $crate::wire::variant(from)?;
                $(if number == Number::$variant as u64 {
                    $(let it: $ty = $crate::wire::field(from, &mut left)?;)?
                    $($(let $field = $crate::wire::field(from, &mut left)?;)*)?
                    $crate::wire::skip(from, left)?;
                    return Ok(record!(@pattern $name $variant it $(($ty))? $({ $($field),* })?));
                })*
                Err($crate::wire::Broken { at, why: format!("number {number} is no {}", stringify!($name)) })
            }
        }

        impl $crate::verify::Verify for $name {
            #[allow(unused_variables)]
            fn verify(&self, program: &$crate::Program) -> Result<(), $crate::verify::Fault> {
                match self {
                    $(record!(@pattern $name $variant it $(($ty))? $({ $($field),* })?) => {
                        $(record!(@use $ty); $crate::verify::Verify::verify(it, program).map_err(|fault| fault.inside(stringify!($variant)))?;)?
                        $($($crate::verify::Verify::verify($field, program).map_err(|fault| fault.inside(stringify!($field)))?;)*)?
                        Ok(())
                    })*
                }
            }
        }
    };
    (@pattern $name:ident $variant:ident $it:ident) => { $name::$variant };
    (@pattern $name:ident $variant:ident $it:ident ($ty:ty)) => { $name::$variant($it) };
    (@pattern $name:ident $variant:ident $it:ident { $($field:ident),* }) => { $name::$variant { $($field),* } };
    (@one $any:tt) => { 1 };
    (@one $any:ty) => { 1 };
    (@use $any:ty) => {};
}

macro_rules! whole {
    ($($ty:ident),*) => {$(
        impl Wire for $ty {
            fn write(&self, to: &mut Writer) {
                let _ = to.$ty(*self);
            }
            fn read(from: &mut Decoder<'_>) -> Result<Self, Broken> {
                Ok(from.$ty()?)
            }
            fn absent() -> Option<Self> {
                Some(Self::default())
            }
        }
    )*};
}
whole!(bool, u8, u16, u32, u64, i32, i64);

impl Wire for Text {
    fn write(&self, to: &mut Writer) {
        let _ = to.str(self);
    }
    fn read(from: &mut Decoder<'_>) -> Result<Self, Broken> {
        Ok(from.str()?.into())
    }
    fn absent() -> Option<Self> {
        Some(Text::default())
    }
}

impl Wire for Decimal {
    fn write(&self, to: &mut Writer) {
        let _ = to.bytes(&self.serialize());
    }
    fn read(from: &mut Decoder<'_>) -> Result<Self, Broken> {
        let at = from.position();
        let bytes: [u8; 16] = from.bytes()?.try_into().map_err(|_| Broken { at, why: "a number of another length".into() })?;
        // `deserialize` masks the flags only in part; a scale over 28 would make later sums fail.
        if bytes[2] > 28 || bytes[0] != 0 || bytes[1] != 0 || bytes[3] & 0x7f != 0 {
            return Err(Broken { at, why: "a number that is none".into() });
        }
        Ok(Decimal::deserialize(bytes))
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, to: &mut Writer) {
        match self {
            None => drop(to.null()),
            Some(it) => {
                begin(to, 1);
                it.write(to);
            }
        }
    }
    fn read(from: &mut Decoder<'_>) -> Result<Self, Broken> {
        if from.datatype()? == Type::Null {
            from.null()?;
            return Ok(None);
        }
        let mut left = length(from)?;
        let it = field(from, &mut left)?;
        skip(from, left)?;
        Ok(Some(it))
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, to: &mut Writer) {
        begin(to, self.len() as u64);
        self.iter().for_each(|it| it.write(to));
    }
    fn read(from: &mut Decoder<'_>) -> Result<Self, Broken> {
        // No capacity from the bytes: a hostile length must not reserve memory.
        (0..length(from)?).map(|_| T::read(from)).collect()
    }
    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}
