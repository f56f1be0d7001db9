<?php
/** Texts of JSON come in, one list of them; what a host of PHP makes of each goes out. `php json.php HOW [WORDPRESS]` */
[, $how, $wordpress] = $argv + [1 => '', 2 => ''];
if ($wordpress) {
    define('ABSPATH', "$wordpress/");
    define('WPINC', 'wp-includes');
    foreach (['plugin', 'formatting', 'kses', 'functions'] as $part) require "$wordpress/wp-includes/$part.php";
}
$pretty = JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE;
$through = [
    'array' => fn ($text) => json_encode(json_decode($text, true)),
    'pretty' => fn ($text) => json_encode(json_decode($text, true), $pretty),
    'object' => fn ($text) => json_encode(json_decode($text)),
    'stripslashes' => fn ($text) => stripslashes($text),
    'htmlspecialchars' => fn ($text) => htmlspecialchars($text, ENT_NOQUOTES),
    'strip_tags' => fn ($text) => strip_tags($text),
    // What `update_post_meta` does to a text, and what it does where the caller has called `wp_slash`.
    'wp_unslash' => fn ($text) => wp_unslash($text),
    'wp_slash' => fn ($text) => wp_unslash(wp_slash($text)),
    'wp_kses_post' => fn ($text) => wp_kses_post($text),
][$how];
$texts = json_decode(stream_get_contents(STDIN));
// What PHP cannot write is nothing.
echo json_encode(array_map(fn ($text) => $through($text) ?: '', $texts), JSON_UNESCAPED_UNICODE);
