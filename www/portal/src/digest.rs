//! Short names made of what they name.

use sha2::{Digest, Sha256};

/// 128 bits of SHA-256 over the parts, which are kept apart, in hexadecimal digits.
pub(crate) fn short(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_be_bytes());
        hash.update(part);
    }
    let mut bits = [0; 16];
    bits.copy_from_slice(&hash.finalize()[..16]);
    format!("{:032x}", u128::from_be_bytes(bits))
}
