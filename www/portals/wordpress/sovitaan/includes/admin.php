<?php
/**
 * Where stored documents are read: editors read all, everybody else what they have stored themselves.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

add_action(
	'admin_menu',
	static function () {
		add_menu_page( word( 'documents' ), word( 'documents' ), 'read', 'sovitaan', __NAMESPACE__ . '\\page', 'dashicons-forms', 26 );
	}
);

/** Where a person reads a document. */
function document_url( string $id ): string {
	return admin_url( 'admin.php?page=sovitaan&document=' . rawurlencode( $id ) );
}

function page(): void {
	$id = isset( $_GET['document'] ) ? wp_unslash( $_GET['document'] ) : null; // phpcs:ignore WordPress.Security -- read only, and compared as it is.
	echo '<div class="wrap">';
	is_string( $id ) ? document_page( $id ) : list_page();
	echo '</div>';
}

function document_page( string $id ): void {
	echo '<p><a href="' . esc_url( admin_url( 'admin.php?page=sovitaan' ) ) . '">' . esc_html( word( 'all' ) ) . '</a></p>';
	$document = document( $id );
	if ( ! $document ) {
		echo '<h1>' . esc_html( word( 'documents' ) ) . '</h1><p>' . esc_html( word( 'missing' ) ) . '</p>';
		return;
	}
	need_script( 'read' );
	$on_element = array(
		'mode'                   => 'view',
		'heading-level'          => '1',
		// For js/read.js.
		'data-sovitaan-src'      => checklist_url( $document->checklist ),
		'data-sovitaan-missing'  => word( 'missing' ),
		'data-sovitaan-nonce'    => admin_url( 'admin-ajax.php?action=rest-nonce' ),
		'data-sovitaan-document' => rest_url( ROUTE . '/' . rawurlencode( $id ) ),
	);
	echo '<sovitaan-form' . attributes( $on_element ) . '>' . esc_html( word( 'loading' ) ) . '</sovitaan-form>'; // phpcs:ignore WordPress.Security.EscapeOutput -- attributes() escapes.
}

function list_page(): void {
	$page = max( 1, absint( $_GET['paged'] ?? 1 ) ); // phpcs:ignore WordPress.Security.NonceVerification -- read only.
	$rows = documents( $page );
	echo '<h1>' . esc_html( word( 'documents' ) ) . '</h1>';
	if ( ! $rows ) {
		echo '<p>' . esc_html( word( 'none' ) ) . '</p>';
		return;
	}
	echo '<table class="wp-list-table widefat striped"><thead><tr>';
	foreach ( array( 'checklist', 'person', 'received' ) as $column ) {
		echo '<th scope="col">' . esc_html( word( $column ) ) . '</th>';
	}
	echo '</tr></thead><tbody>';
	foreach ( array_slice( $rows, 0, DOCUMENTS_ON_A_PAGE ) as $row ) {
		row( $row );
	}
	echo '</tbody></table><p>';
	if ( $page > 1 ) {
		page_link( $page - 1, 'newer' );
	}
	if ( count( $rows ) > DOCUMENTS_ON_A_PAGE ) {
		page_link( $page + 1, 'older' );
	}
	echo '</p>';
}

function row( object $row ): void {
	$person   = get_userdata( (int) $row->user_id );
	$received = get_date_from_gmt( $row->received_at, get_option( 'date_format' ) . ' ' . get_option( 'time_format' ) );
	echo '<tr><td><a href="' . esc_url( document_url( $row->id ) ) . '">' . esc_html( checklist_title( $row->checklist, language() ) ) . '</a></td>';
	echo '<td>' . esc_html( $person ? $person->display_name : '–' ) . '</td>';
	echo '<td>' . esc_html( $received ) . '</td></tr>';
}

function page_link( int $page, string $name ): void {
	echo '<a href="' . esc_url( admin_url( "admin.php?page=sovitaan&paged=$page" ) ) . '">' . esc_html( word( $name ) ) . '</a> ';
}
