<?php
/**
 * The routes that documents come and go by. WordPress looks at the cookie and the nonce (`X-WP-Nonce`) before them.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

const REST  = 'sovitaan/v1';
const ROUTE = '/' . REST . '/documents';

const ENVELOPE_TYPE = 'application/cloudevents+json';

function routes(): void {
	register_rest_route(
		REST,
		'/documents',
		array(
			'methods'             => 'POST',
			'callback'            => __NAMESPACE__ . '\\receive',
			'permission_callback' => 'is_user_logged_in',
		)
	);
	register_rest_route(
		REST,
		'/documents/(?P<id>.+)',
		array(
			'methods'             => 'GET',
			'callback'            => __NAMESPACE__ . '\\give',
			'permission_callback' => 'is_user_logged_in',
		)
	);
	register_rest_route(
		REST,
		'/checklists',
		array(
			'methods'             => 'GET',
			'callback'            => __NAMESPACE__ . '\\give_checklists',
			'permission_callback' => static fn() => current_user_can( 'edit_posts' ),
		)
	);
}
add_action( 'rest_api_init', __NAMESPACE__ . '\\routes' );

/** Takes an envelope. The same one again is told the same again. */
function receive( \WP_REST_Request $request ): \WP_REST_Response {
	$type = $request->get_content_type()['value'] ?? '';
	if ( ENVELOPE_TYPE !== $type && 'application/json' !== $type ) {
		return problem( 'media-type' );
	}
	// The body as it came. WordPress adds slashes to $_POST, not to this.
	$text     = $request->get_body();
	$envelope = read_envelope( $text );
	if ( is_string( $envelope ) ) {
		return problem( $envelope );
	}
	$outcome = put( $envelope['id'], $envelope['checklist'], $text );
	if ( 'otherwise' === $outcome ) {
		return problem( 'conflict' );
	}
	if ( null === $outcome ) {
		return problem( 'internal' );
	}
	$location = document_url( $envelope['id'] );
	return new \WP_REST_Response(
		array(
			'id'       => $envelope['id'],
			'location' => $location,
		),
		'now' === $outcome ? 201 : 200,
		array( 'Location' => $location )
	);
}

/** The envelope as it came. */
function give( \WP_REST_Request $request ): \WP_REST_Response {
	$document = document( $request['id'] );
	if ( ! $document ) {
		return problem( 'missing' );
	}
	return new \WP_REST_Response( $document->envelope, 200, array( 'Content-Type' => ENVELOPE_TYPE ) );
}

/** WordPress makes JSON of what a route returns; an envelope is JSON already. */
function serve_as_it_came( $is_served, $response ) {
	if ( ENVELOPE_TYPE !== ( $response->get_headers()['Content-Type'] ?? '' ) ) {
		return $is_served;
	}
	echo $response->get_data(); // phpcs:ignore WordPress.Security.EscapeOutput -- JSON, sent as JSON.
	return true;
}
add_filter( 'rest_pre_serve_request', __NAMESPACE__ . '\\serve_as_it_came', 10, 2 );

/** What an editor chooses from. */
function give_checklists(): \WP_REST_Response {
	$language = language( get_user_locale() );
	$titled   = static fn( string $name ) => array(
		'value' => $name,
		'label' => checklist_title( $name, $language ),
	);
	return new \WP_REST_Response( array_map( $titled, checklists() ) );
}
