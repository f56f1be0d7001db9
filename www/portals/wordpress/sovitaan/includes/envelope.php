<?php
/**
 * What is looked at before a document is stored.
 *
 * The answers themselves were judged in the browser. Whoever has to be sure that they are valid checks `data` with a
 * validator of JSON Schema 2020-12 besides: PHP has none of its own.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

const LARGEST = 5 * 1024 * 1024;

/** Either `array( 'id' => …, 'checklist' => … )` or the name of what is wrong. */
function read_envelope( string $text ) {
	if ( strlen( $text ) > LARGEST ) {
		return 'too-large';
	}
	// For a look only: what is stored is the text. `{}` stays an object here, so that a list is told from it.
	$envelope = json_decode( $text );
	if ( ! is_object( $envelope ) ) {
		return 'not-json';
	}
	foreach ( array( 'specversion', 'id', 'source', 'type', 'dataschema', 'locale' ) as $name ) {
		if ( ! is_string( $envelope->$name ?? null ) || '' === $envelope->$name ) {
			return 'malformed';
		}
	}
	if (
		'1.0' !== $envelope->specversion
		|| strlen( $envelope->id ) > LONGEST_ID
		|| 0 !== strpos( $envelope->type, 'fi.sovitaan.submission.' )
		|| ! is_object( $envelope->data ?? null )
	) {
		return 'malformed';
	}
	$checklist = checklist_of( $envelope->dataschema );
	return null === $checklist ? 'unknown' : array(
		'id'        => $envelope->id,
		'checklist' => $checklist,
	);
}
