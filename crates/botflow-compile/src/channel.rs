//! The channels that botflow speaks, by the names people write.

/// Every channel.
pub const ALL: [&str; 5] = ["messenger", "instagram", "whatsapp", "telegram", "web"];
