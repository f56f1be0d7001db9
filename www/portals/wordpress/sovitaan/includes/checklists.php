<?php
/**
 * The checklists that came with the library: each a file of `dist/schemas`.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

/** Their names, in order: whatever stands there but the schema of the envelope. */
function checklists(): array {
	$names = array();
	foreach ( (array) glob( plugin_dir_path( FILE ) . 'dist/schemas/*.json' ) as $file ) {
		$names[] = basename( $file, '.json' );
	}
	return array_values( array_diff( $names, array( 'envelope' ) ) );
}

function is_checklist( string $name ): bool {
	return in_array( $name, checklists(), true );
}

/** Where a browser gets a checklist. */
function checklist_url( string $name ): string {
	return plugins_url( "dist/schemas/$name.json", FILE );
}

/** What a checklist is called in a language; its name when its file is not there any more. */
function checklist_title( string $name, string $language ): string {
	if ( ! is_checklist( $name ) ) {
		return $name;
	}
	$schema = json_decode( file_get_contents( plugin_dir_path( FILE ) . "dist/schemas/$name.json" ), true );
	return $schema['x-i18n'][ $language ]['title'] ?? $schema['title'] ?? $name;
}

/** Which checklist a document was made with: `urn:sovitaan:checklist:NAME:1.0.0`; null when it is none of ours. */
function checklist_of( string $dataschema ): ?string {
	$is_ours = preg_match( '/^urn:sovitaan:checklist:([a-z0-9-]+):/', $dataschema, $found );
	return $is_ours && is_checklist( $found[1] ) ? $found[1] : null;
}
