<?php
/**
 * Refusals: problem details (RFC 9457), in words for whoever fills in the form.
 *
 * @package Sovitaan
 */

namespace Sovitaan;

defined( 'ABSPATH' ) || exit;

const STATUS = array(
	'not-json'     => 400,
	'unauthorized' => 401,
	'not-found'    => 404,
	'conflict'     => 409,
	'too-large'    => 413,
	'media-type'   => 415,
	'malformed'    => 422,
	'unknown'      => 422,
	'internal'     => 500,
);

function problem( string $name ): \WP_REST_Response {
	$status  = STATUS[ $name ];
	$details = array(
		'type'   => "urn:sovitaan:problem:$name",
		'title'  => get_status_header_desc( $status ),
		'status' => $status,
		'detail' => word( $name ),
	);
	return new \WP_REST_Response( $details, $status, array( 'Content-Type' => 'application/problem+json' ) );
}

/** WordPress's own refusals on our routes, above all of whoever is not logged in, or whose nonce is not valid any more. */
function translate_refusal( $response, $server, $request ) {
	$is_ours = 0 === strpos( $request->get_route(), ROUTE );
	if ( ! $is_ours || ! in_array( $response->get_status(), array( 401, 403 ), true ) ) {
		return $response;
	}
	// 401 in both cases: to log in is what helps, and the form says so.
	return problem( 'unauthorized' );
}
add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\translate_refusal', 10, 3 );
