//! Finnish personal identity codes, to be noticed where somebody types one. (Act 661/2009 and decree 128/2010 as amended
//! in 2022: day, month, year, a sign for the century, a number, a check character.)

/// The signs that stand for a century.
const CENTURIES: &str = "+-YXWVUABCDEF";

/// The check characters: that of the nine digits' number modulo 31.
const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// Whether a personal identity code stands in the text. Nothing of it is kept.
///
/// ```
/// use sovitaan::locale::has_identity_code;
///
/// assert!(has_identity_code("Soita 131052-308T, kiitos"));
/// assert!(has_identity_code("131052a308t"));
/// assert!(!has_identity_code("131052-308S"));
/// assert!(!has_identity_code("Kokous 13.10.52"));
/// ```
pub fn has_identity_code(text: &str) -> bool {
    // Word processors write other dashes than keyboards do.
    let signs: Vec<char> =
        text.chars().map(|sign| if matches!(sign, '–' | '−' | '‐' | '‑') { '-' } else { sign }).collect();
    signs.windows(11).enumerate().any(|(start, window)| {
        // Letters of Europe: a table of all letters weighs more than this room.
        let is_letter = |sign: &char| sign.is_ascii_alphanumeric() || ('\u{c0}'..'\u{2000}').contains(sign);
        let is_apart = |sign: Option<&char>| sign.is_none_or(|sign| !is_letter(sign));
        is_code(window)
            && is_apart(start.checked_sub(1).and_then(|before| signs.get(before)))
            && is_apart(signs.get(start + 11))
    })
}

fn is_code(signs: &[char]) -> bool {
    let upper = |at: usize| signs[at].to_ascii_uppercase();
    let digits = [0, 1, 2, 3, 4, 5, 7, 8, 9].map(|at| signs[at].to_digit(10));
    let number = digits.into_iter().try_fold(0, |number, digit| Some(number * 10 + digit?));
    let Some(number) = number else { return false };
    let (day, month) = (number / 10_000_000, number / 100_000 % 100);
    (1..=31).contains(&day)
        && (1..=12).contains(&month)
        && CENTURIES.contains(upper(6))
        && number % 1_000 >= 2
        && char::from(CHECKS[(number % 31) as usize]) == upper(10)
}
