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
	'missing'      => 404,
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

/** WordPress's own refusals on our routes, which come before ours. */
function translate_refusal( $response, $server, $request ) {
	$is_ours = 0 === strpos( $request->get_route(), '/' . REST );
	$data    = $response->get_data();
	$code    = is_array( $data ) ? $data['code'] ?? '' : '';
	if ( $is_ours && 'rest_invalid_json' === $code ) {
		return problem( 'not-json' );
	}
	// Not logged in, or the nonce is not valid any more. 401 in both cases: to log in is what helps, and the form says so.
	if ( $is_ours && in_array( $code, array( 'rest_forbidden', 'rest_cookie_invalid_nonce' ), true ) ) {
		return problem( 'unauthorized' );
	}
	return $response;
}
add_filter( 'rest_post_dispatch', __NAMESPACE__ . '\\translate_refusal', 10, 3 );
