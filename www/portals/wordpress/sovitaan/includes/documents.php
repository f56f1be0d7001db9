<?php
/**
 * The site's own table of stored documents.
 *
 * An envelope is bytes: no kses, no slashes taken away, no JSON decoded and encoded again, no character set. What came
 * is what stands there.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

/** The longest `id` that is taken, in bytes: as much as every index of MySQL and MariaDB holds. */
const LONGEST_ID = 191;

const DOCUMENTS_ON_A_PAGE = 20;

function table(): string {
	global $wpdb;
	return $wpdb->prefix . 'sovitaan_documents';
}

/** `dbDelta` reads this line by line: two spaces after PRIMARY KEY, one column on a line. */
function make_table(): void {
	global $wpdb;
	require_once ABSPATH . 'wp-admin/includes/upgrade.php';
	dbDelta(
		'CREATE TABLE ' . table() . ' (
			id varbinary(' . LONGEST_ID . ') NOT NULL,
			checklist varchar(100) NOT NULL,
			user_id bigint(20) unsigned NOT NULL,
			received_at datetime NOT NULL,
			envelope longblob NOT NULL,
			PRIMARY KEY  (id),
			KEY user_id (user_id),
			KEY received_at (received_at)
		) ' . $wpdb->get_charset_collate() . ';'
	);
}

/** Stores a document, once: `now`, `before` (the same bytes are there), `otherwise` (others are), or null: a fault. */
function put( string $id, string $checklist, string $envelope ): ?string {
	global $wpdb;
	// That the id is taken is an answer here, not a fault to be printed into the response.
	$suppressed = $wpdb->suppress_errors();
	$added      = $wpdb->insert(
		table(),
		array(
			'id'          => $id,
			'checklist'   => $checklist,
			'user_id'     => get_current_user_id(),
			'received_at' => current_time( 'mysql', true ),
			'envelope'    => $envelope,
		),
		array( '%s', '%s', '%d', '%s', '%s' )
	);
	$wpdb->suppress_errors( $suppressed );
	if ( $added ) {
		return 'now';
	}
	$stored = $wpdb->get_var( $wpdb->prepare( 'SELECT envelope FROM ' . table() . ' WHERE id = %s', $id ) );
	if ( null === $stored ) {
		return null;
	}
	return $stored === $envelope ? 'before' : 'otherwise';
}

/** Whether whoever is logged in reads what others have stored. */
function reads_all(): bool {
	return current_user_can( 'edit_others_pages' );
}

/** A document that whoever is logged in may read. */
function document( string $id ): ?object {
	global $wpdb;
	$row = $wpdb->get_row( $wpdb->prepare( 'SELECT * FROM ' . table() . ' WHERE id = %s', $id ) );
	return $row && ( reads_all() || (int) $row->user_id === get_current_user_id() ) ? $row : null;
}

/** A page of those that whoever is logged in may read, newest first, without the envelopes; one more than fits tells that there are more. */
function documents( int $page ): array {
	global $wpdb;
	$everybody = reads_all() ? 1 : 0;
	return $wpdb->get_results(
		$wpdb->prepare(
			'SELECT id, checklist, user_id, received_at FROM ' . table() . '
			WHERE %d = 1 OR user_id = %d ORDER BY received_at DESC, id LIMIT %d OFFSET %d',
			$everybody,
			get_current_user_id(),
			DOCUMENTS_ON_A_PAGE + 1,
			( $page - 1 ) * DOCUMENTS_ON_A_PAGE
		)
	);
}
